/** Plurals that no ending rule finds, with their singular. */
export const IRREGULAR_PLURALS: ReadonlyMap<string, string> = new Map(
  `matrices matrix|vertices vertex|indices index|appendices appendix|simplices simplex|cortices cortex|vortices vortex|
  codices codex|helices helix|analyses analysis|meta-analyses meta-analysis|hypotheses hypothesis|theses thesis|syntheses synthesis|
  crises crisis|axes axis|parentheses parenthesis|diagnoses diagnosis|prognoses prognosis|metastases metastasis|
  emphases emphasis|paralyses paralysis|catalyses catalysis|ellipses ellipse|oases oasis|neuroses neurosis|psychoses psychosis|
  criteria criterion|phenomena phenomenon|corpora corpus|genera genus|automata automaton|polyhedra polyhedron|schemata schema|
  spectra spectrum|optima optimum|maxima maximum|minima minimum|extrema extremum|quanta quantum|strata stratum|ova ovum|
  bacteria bacterium|memoranda memorandum|symposia symposium|errata erratum|loci locus|foci focus|nuclei nucleus|stimuli stimulus|
  radii radius|fungi fungus|alumni alumnus|syllabi syllabus|formulae formula|antennae antenna|larvae larva|algae alga|
  vertebrae vertebra|lemmata lemma|stigmata stigma|children child|men man|women woman|people person|feet foot|teeth tooth|geese goose|
  mice mouse|oxen ox|leaves leaf|halves half|selves self|lives life|wives wife|knives knife|wolves wolf|shelves shelf|
  calves calf|thieves thief|wharves wharf|quizzes quiz|buses bus|gases gas|viruses virus|corpuses corpus|statuses status|
  biases bias|lenses lens|canvases canvas|atlases atlas|aliases alias|campuses campus|censuses census|focuses focus|consensuses consensus|
  processes process|classes class|passes pass|glasses glass|masses mass|losses loss|addresses address|accesses access|
  databases database|knowledgebases knowledgebase|metrics metric|topics topic|characteristics characteristic|heuristics heuristic|basics basic|
  critics critic|comics comic|clinics clinic|fabrics fabric|mechanics mechanics|lyrics lyric|diagnostics diagnostic|
  biopics biopic|shoes shoe|toes toe|canoes canoe|caches cache|niches niche|avalanches avalanche|headaches headache|
  psyches psyche|axles axle|movies movie|cookies cookie|calories calorie|zombies zombie|ties tie|lies lie|pies pie|dies die|
  genies genie|prairies prairie|species species|series series|cooperatives cooperative`
    .split('|')
    .map((pair) => pair.trim().split(' ') as [string, string]),
);

/** Words that end in a single s and are singular, or have no singular that readers use. */
export const INVARIANT_WORDS: ReadonlySet<string> = new Set(
  `bias alias atlas canvas lens chaos cosmos ethos pathos news series species means always gas pancreas diabetes rabies
  herpes measles bayes texas kansas paris keras pandas kubernetes postgres sms gps dns aws whereas perhaps besides sometimes
  thus yes as has was does its this his hers ours theirs yours us plus minus ours afterwards towards besides christmas mars
  pros cons glasses scissors trousers thanks odds goods premises headquarters crossroads innings corps chess rhinos asbestos
  biceps forceps tennis across jeans pants caries faeces feces rhombus ibis sepsis davis jones williams harris rogers adams
  thomas james lucas nicholas hopkins los las ios macos windows ceres aries gallows barracks kudos trellis pus`
    .split(/\s+/)
    .filter(Boolean),
);
