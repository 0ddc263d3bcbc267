const toSet = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

/** Adjectives that praise, count or point, and say nothing of the topic: stripped from the front of a phrase. */
export const GENERIC_ADJECTIVES = toSet(`
  able base downstream acceptable accurate actual additional adequate advanced aforementioned all-encompassing alternative ample anonymous
  apparent appropriate available average awesome bad basic best better big brief broad broader careful central certain challenging
  cheap clear clever close closed-form common commonplace comparable comparative competitive complete complex complicated
  comprehensive concrete considerable consistent convenient conventional core correct critical crucial current cutting-edge
  dedicated deeper desirable desired detailed different difficult direct distinct diverse dominant dramatic early easy
  effective efficient elaborate elegant emerging empirical enormous entire equal essential established exact excellent exceptional excessive exciting
  existing expensive experimental explicit extensive extra extraordinary extreme fair famous fascinating fast faster favorable favourable few final
  fine first flexible following former four fresh full fundamental further future general generic good great greater groundbreaking growing
  half hard helpful high high-performing high-quality higher highest huge ideal identical immense important impressive inadequate in-depth incredible increasing independent
  indispensable individual inferior influential initial innovative insightful insufficient interesting intricate intriguing intuitive key known lacking large-scale larger largest last later latest
  latter leading less lesser limited little long-standing longstanding low lower lowest main major many massive maximum meaningful mere minimal minimum minor
  missing mixed moderate modern modest more most much multiple mutual naive natural necessary negligible new newer next noisy nontrivial non-trivial normal
  notable noteworthy noticeable novel numerous obvious older open-sourced optimal ordinary original other outstanding overall own paramount partial
  particular past perfect persistent pertinent pivotal plausible poor popular possible potential powerful practical precise preliminary present prevailing prevalent
  previous primary principal principled prior profound prominent promising proper proposed proven quick raw ready real realistic reasonable
  recent recognized related relative relevant reliable remaining remarkable representative required resulting rich rigorous robust
  rough same satisfactory scarce second second-best secondary seminal sensible separate serious several severe sheer short-lived significant significantly similar simple
  simpler simplest simplified single six sizable sizeable slight slow slower small-scale smaller smallest smart so-called solid sophisticated special specific specified standard state-of-the-art sota
  straightforward strict striking strong stronger stronger-performing strongest subsequent substantial successful such sufficient suitable superior surprising systematic tailored tangible technical
  tedious tentative theoretical third thorough three total tough traditional tremendous tricky true two typical ubiquitous ultimate unacceptable unclear underexplored under-explored
  underlying understandable unexpected unexplored unified unique unknown unnecessary unprecedented unseen unsolved up-to-date useful usual valid valuable variable
  varied various vast versatile viable vital vivid weak weaker well-designed well-established well-known whole wide widely-used wider widespread worse worst
  worthwhile wrong ever-growing ever-increasing easy-to-use hand-crafted carefully-designed real-world five seven eight nine ten side-by-side own numerous
  widely-adopted so-called newly-proposed five-fold two-fold twofold threefold easy-to-implement easy-to-understand publicly-available publicly unsatisfactory unsatisfying
  wide-ranging far-reaching in-house one-of-a-kind first-of-its-kind day-to-day everyday daily thoughtful subtle marked pronounced drastic steady rapid
`);

/** Heads that end phrases about the paper, not its topic: "extensive experiments", "remarkable progress". Such phrases are dropped. */
export const GENERIC_HEADS = toSet(`
  ability ablation absence abstract academia accordance account achievement acknowledgment addition advance advancement advantage advent aim alternative amount
  analogy answer anybody appeal appendix applicability application approach article aspect aspiration assertion assumption attempt author
  availability avenue awareness background baseline basis beginning behalf benefit bottleneck breadth breakthrough burden case category cause caveat
  challenge chance characteristic choice circumstance claim closing commitment community comparison complication compromise concern conclusion
  conjecture consensus consequence consideration constituent contribution correctness counterpart course crux
  datum day deal decade decrease deficiency degree demonstration description desire detail difficulty
  dilemma direction disadvantage discussion downside drawback ease effectiveness efficacy effort 
  emphasis end enhancement entirety era essence establishment evidence examination example exception existence experience experiment
  experimentation extensiveness extent fact fashion feasibility feature figure finding
  first-place flaw flexibility focus footing foresight framework friend front fruit fulfillment future generality github good
  granularity group guideline half hallmark hand help high-quality hindrance hope hour hurdle idea illustration impediment implementation implication importance improvement
  incorporation indication indicator individual inefficiency ingredient initiative insight inspiration instance
  instant intention interest introduction investigation issue item journey justification key kind lack latter
  launch lead leverage limitation literature long-run look lot machinery magnitude main mainstream majority manner manuscript
  margin maturity mean meaning means member mention merit method methodology minimum modification month motivation name nature
  necessity need note notion novelty nuance observation obstacle occasion occurrence offering one
  opportunity option origin other outlook outset overview page paper paragraph part participant past peculiarity 
  percent percentage performance perspective phenomenon piece pitfall portion possibility practicality
  practice practitioner precedent predecessor prerequisite presence present prevalence procedure
  progress proliferation prominence promise proof-of-concept proportion proposal prospect prowess quest 
  rationale realization realm reason recipe regard regime relationship relevance reliance remainder remark
  repository research researcher respect rest result return richness rise road roadmap rule-of-thumb sake scarcity scenario
  scenery scope score second setting setup short shortage shortcoming show side sight simplicity
  situation sota specificity spirit stake stand standpoint start state-of-art state-of-the-art statement status 
  strategy stride struggle study style subject subsection subset success suggestion suitability suite sum summary superiority supplement
  supplementary synergy tackling takeaway talent technique term thing third thousand title today tool
  top topic total treatise trend trick triumph truth try turn umbrella uniqueness usability usefulness
  variant variety versatility vicinity view viewpoint virtue wake way weakness wealth web-page week while whole
  word work workshop worth year arxiv supplementary-material appendices conference journal proceeding findings outperformance
  numerous et al http https www com org io project-page hundred million billion dozen times
  impact increase goal capability requirement usage popularity tip theme expectation
`);

/** Words that are fine in a phrase ("language model", "training data") and say too little alone. */
export const GENERIC_ALONE = toSet(`
  accuracy action activity actor algorithm analysis approximation architecture art artifact artificial assignment assistance assistant association attribute
  author automation behavior benchmark bit block book bound boundary box branch building business call candidate cell center chain channel chapter check
  choice collection college combination command communication company comparison complexity composition comprehension computation computer concept
  connection constraint construct construction consumer content context contrast control conversation conversion core correlation correspondence country coverage creation criterion customer data database dataset
  date decision definition demo density dependence dependency design designer detection detector deployment device diagram dictionary discipline distance distinction distribution document
  driver dynamics edge education employee encounter engine engineer engineering enterprise entity entry environment equation equivalence error estimate estimation evaluation event
  exchange execution expansion expert explanation exposure expression fidelity file film filter fix flow fluctuation format formula fraction frame
  frequency function game generation government grade graph group growth guarantee guidance guide handling head heuristic hierarchy history home house human hypothesis
  identification image implication inclusion inconsistency index industry inference information infrastructure injection input inspection
  institution instruction instrument integration integrity intensity interaction interface interpretation interval intervention introduction iteration job judge judgment kernel knowledge
  label language layer learning left library life line location loop loss machine majority management map mapping market mass match matching material matrix
  maximum measurement media memory message metric migration mistake mix mixture model modeling module modality mode monitoring motion movement name nation network node noise notation object operation
  operator opinion organization orientation output overhead pace parameter participant partition party passage pattern peer perception person phase phrase place player pool population
  practice precision prediction preparation presentation preservation price principle priority probability processing processor production profile program property
  provider public publication purpose quantification query race random range rank rating reader reading real recognition recommendation recording recovery
  reduction reference refinement relation release reliability reply report representation request response restriction retention reuse review right risk
  root routine rule running sample sampling schedule scheme school science scientist screen script segment selection semantics sentence sequence
  server service session shape share signal simulation site skill sketch society software speaker specification split square stability stack staff
  standard statistic stimulus stream string structure student style sub-task subject subtask surface survey symbol system table target task team technical test
  testing text thinking thought threshold throughput token topic train training transaction transfer transformation transition treatment trial tuple unit
  update upper user validation variable vector verification visualization voice walk warning weight window word worker workflow workload world writing year
  top-k gap gpu cpu hardware dimension feature environment bottleneck pipeline framework baseline paradigm strategy mechanism regime leverage trained
  english chinese german french internet web google github huggingface
  degree scratch access frontier par equivalent debate belief surge presence lens mismatch expense agreement failure setting variant scaling outcome difference sensitivity generality modification configuration extension extraction formation formulation adaptation
  completion adoption awareness bridging combining enabling improving introducing learning-based leveraging making understanding using building exploring investigating towards rethinking
  number example question answer answering instance message evidence choice item author consistency quality diversity ability capability style source reader
  area argument assessment barrier body capacity change class code component condition consumption cost degradation demand depth determination
  development deviation discovery discrepancy domain drop effect efficiency element emergence evolution exploration face factor family field fit form
  foundation gain ground harm influence innovation landscape length level light limit link list maintenance matter measure mind moment norm objective
  order pair path people period picture plan platform play point position potential power pressure problem process product progression project
  protocol pursuit quantity rate ratio record region resource role room row scale section sense series set shift significance size solution sort space
  spectrum speed stage stance state stem step story strength substance support technology tendency time track trade-off tradeoff trait type use
  utility utilization validity value variability variation version volume website yield
`);
