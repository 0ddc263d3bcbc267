/** Stems whose British verb ends in -ise: "optimise", "generalisation". A list, since supervise, revise, noise … keep their s. */
const ISE_STEMS =
  `american anonym apolog author binar bureaucrat canon capital categor central character civil collateral colon commercial
  compartmental computer conceptual contextual critic crystall custom decentral democrat desensit destabil detox diagonal digit
  discret diversif econom emphas equal external factor familiar fertil final formal fossil general global harmon
  hospital hybrid hypothes ideal immobil immortal immun individual industrial initial institutional internal internation
  international ion item jeopard kernel legal lemmat liberal linear local magnet marginal material maxim mechan memor mesmer
  metabol minim mobil modern modular monet monopol morphem multimodal national natural neutral normal optim organ orthogonal
  oxid parallel parameter parametr patron penal personal polar polymer popular priorit privat procedural proxim quant
  radical random rational real recogn regional regular reorgan revital revolution romant sanit satir scrutin secular
  sensit serial sexual social solubil special stabil standard steril stigmat structural subsid summar symbol sympath synchron
  synthes systemat tensor terror theor thermal token topical trivial urban util vandal vapor vector verbal victim visual vocal
  volatil western womanm`
    .split(/\s+/)
    .filter(Boolean);

const ISE = new RegExp(
  `^(.*(?:${ISE_STEMS.join('|')}))is(e|ed|es|er|ers|ing|ation|ations|ational|able|ability)$`,
);

const WORDS: ReadonlyMap<string, string> = new Map(
  `behaviour behavior|behavioural behavioral|behaviours behaviors|colour color|colours colors|coloured colored|colouring coloring|
  colourings colorings|favour favor|favourable favorable|favourite favorite|labour labor|neighbour neighbor|neighbours neighbors|neighbouring neighboring|
  neighbourhood neighborhood|neighbourhoods neighborhoods|honour honor|humour humor|tumour tumor|tumours tumors|rumour rumor|
  rumours rumors|vapour vapor|vigour vigor|harbour harbor|flavour flavor|flavours flavors|endeavour endeavor|armour armor|odour odor|
  centre center|centres centers|centred centered|metre meter|metres meters|kilometre kilometer|kilometres kilometers|millimetre millimeter|
  nanometre nanometer|fibre fiber|fibres fibers|theatre theater|litre liter|calibre caliber|analogue analog|catalogue catalog|
  catalogues catalogs|dialogue dialog|dialogues dialogs|monologue monolog|programme program|programmes programs|defence defense|defences defenses|licence license|
  offence offense|pretence pretense|artefact artifact|artefacts artifacts|grey gray|greyscale grayscale|ageing aging|judgement judgment|judgements judgments|
  acknowledgement acknowledgment|modelling modeling|modelled modeled|modeller modeler|labelling labeling|labelled labeled|relabelling relabeling|
  unlabelled unlabeled|mislabelled mislabeled|signalling signaling|travelling traveling|traveller traveler|cancelled canceled|cancelling canceling|tunnelling tunneling|channelling channeling|
  levelling leveling|fuelled fueled|totalling totaling|marvellous marvelous|jewellery jewelry|counselling counseling|counsellor counselor|
  analyse analyze|analysed analyzed|analyser analyzer|analysers analyzers|analysing analyzing|catalyse catalyze|catalysed catalyzed|paralyse paralyze|
  sulphur sulfur|sulphate sulfate|aluminium aluminum|paediatric pediatric|paediatrics pediatrics|orthopaedic orthopedic|anaesthesia anesthesia|
  anaesthetic anesthetic|anaemia anemia|leukaemia leukemia|ischaemia ischemia|ischaemic ischemic|haemorrhage hemorrhage|
  haemoglobin hemoglobin|haematology hematology|oestrogen estrogen|oesophagus esophagus|oesophageal esophageal|foetus fetus|foetal fetal|diarrhoea diarrhea|
  gynaecology gynecology|encyclopaedia encyclopedia|archaeology archeology|archaeological archeological|palaeontology paleontology|aetiology etiology|
  manoeuvre maneuver|manoeuvres maneuvers|plough plow|mould mold|sceptic skeptic|scepticism skepticism|enrol enroll|enrolment enrollment|fulfil fulfill|
  skilful skillful|instalment installment|storeys stories|tyre tire|tyres tires|aeroplane airplane|cosy cozy|disc disk|speciality specialty|whilst while|amongst among`
    .split('|')
    .map((pair) => pair.trim().split(' ') as [string, string]),
);

/** The US spelling of a lower-case English word; other words come back as they are. */
export function toAmericanSpelling(word: string): string {
  const known = WORDS.get(word);
  if (known) return known;
  return word.length > 6 && word.includes('is') ? word.replace(ISE, '$1iz$2') : word;
}
