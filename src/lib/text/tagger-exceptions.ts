const toSet = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

/** -ing forms that name things and fields: in "learning rate" no verb stands. */
export const NOMINAL_ING = toSet(`
  accounting advertising anchoring annealing backtracking banking batching bargaining binding blending bonding boosting bootstrapping breeding brainstorming
  branching building caching captioning casting chunking clustering coding coloring computing conditioning cooling coupling coding counting crowdsourcing
  debugging decision-making decoding denoising doping drawing driving dubbing editing embedding encoding engineering ensembling farming fact-checking
  fasting filtering finetuning fine-tuning fishing folding forecasting forgetting framing gaming gating gardening geocoding grafting grasping
  grounding grouping hacking hashing healing hearing heating housing imaging imprinting indexing inpainting jailbreaking
  kriging labeling labelling landing layering learning lensing lighting linking listening logging machining manufacturing mapping marketing masking matching meaning meeting
  merging messaging metering mining mixing modeling modelling monitoring morphing mentoring networking nursing offloading outpainting overfitting
  packing padding painting parsing partitioning patching patterning phishing piping planning planting plotting polling pooling positioning posting pretraining pre-training
  pricing printing processing programming prompting proving pruning publishing questioning queueing queuing ranking rating reading reasoning recording
  recycling rendering reranking re-ranking retraining rewriting routing sampling scaffolding scaling scattering scheduling schooling scoring screening seeding sensing
  sequencing setting shading sharing shaping shielding signaling signalling sintering skimming smoking smoothing speaking spelling spending spiking splicing
  spoofing staining stacking steering stitching storytelling streaming styling summarizing swimming tagging teaching testing texturing timing tokenizing tracking
  trading training tuning typing underfitting unlearning vectorizing versioning viewing voting walking warming watermarking weighting welding writing wrapping
  in-painting role-playing crowd-sourcing red-teaming teaming bundling subsampling resampling upsampling downsampling multitasking
  wayfinding sensemaking peacekeeping bookkeeping microlearning
`);

/** Verbs that the tagger takes for nouns. */
export const VERBS = toSet(`
  exhibit exhibits facilitate facilitates showcase showcases correlate correlates incentivize underperform underperforms outperform outperforms
  elicit elicits leverage leverages utilize utilizes harness hinge hinges propose proposes enable enables struggle struggles underscore underscores highlight highlights
  using involving including containing achieving leveraging enabling requiring ranging regarding concerning showing demonstrating revealing yielding making
  allowing providing producing introducing improving reducing increasing resulting aiming addressing exploring investigating examining
  exceeding reaching spanning surpassing outperforming remaining lacking following according given compared delve delves curate curates necessitate necessitates
  encompass encompasses garner garners hinder hinders mitigate mitigates bolster bolsters excel excels pose poses posit posits constitute constitutes entail entails
  unlock unlocks pave paves advocate advocates suffer suffers tackle tackles unveil unveils uncover uncovers rely relies like lack lacks
  fine-tune fine-tunes finetune finetunes pre-train pre-trains pretrain pretrains skew detect detects generate generates align aligns refine refines
`);

/** Nouns with the ending of a verb. */
export const NOUNS_LIKE_VERBS = toSet(
  `size prize exercise enterprise expertise premise promise paradise franchise noise precise wise otherwise likewise merchandise treatise concise`,
);
