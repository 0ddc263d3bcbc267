/** Function words by language (ISO 639-1). They tell the language of a text, and are no terms and no vector features. */
const LISTS: Readonly<Record<string, string>> = {
  en: `a about above across after again against all almost along already also although always am among an and another any anything are
    around as at be became because become becomes been before behind being below between both but by can cannot could did do does
    doing done down due during each either else enough especially etc even ever every few first for from further generally
    get given gives had has have having he hence her here hers him his how however i if in indeed instead into is it its itself just
    largely last later latter least less like made mainly make makes many may me might more moreover most mostly much must my
    namely near nearly neither never nevertheless next no nor not nothing now of off often on once one only onto or other others
    otherwise our ours out over own particularly per perhaps quite rather really respectively same second several she should
    since so some still such than that the their theirs them themselves then there thereby therefore these they third this those
    though three through throughout thus to together too toward towards two under unlike until up upon us use used uses using
    various very via was we well were what when where whereas whether which while who whole whom whose why will with within without would
    yes yet you your ie eg et al vs`,
  de: `der die das den dem des ein eine einer eines einem einen und oder aber als auch auf aus bei bis durch für gegen im in ist
    sind war waren wird werden wurde wurden hat haben hatte kann können mit nach nicht noch nur ob ohne über um unter vom von vor wenn
    wie wir zu zum zur sich sie er es ihr ihre ihren seine seiner diese dieser dieses diesen damit dass daß denn dabei sowie
    zwischen mehr sehr so man am an beim etwa jedoch welche welcher zwei drei anhand mittels sowohl hier einen bzw`,
  fr: `le la les un une des du de et ou mais donc or ni car que qui quoi dont où ce cet cette ces il elle ils elles on nous vous se sa
    son ses leur leurs notre nos au aux en dans par pour sur sous avec sans entre vers chez est sont été être était a ont avait
    avoir fait plus moins très aussi ainsi comme si ne pas peut peuvent deux trois afin lors selon y à même tout tous toute
    toutes d l qu n s c j cela celui celle ceux dans depuis dès puis`,
  es: `el la los las un una unos unas de del y o u pero que quien cual cuyo donde este esta estos estas ese esa esos esas lo le les
    se su sus al en por para con sin sobre entre hasta desde hacia según es son fue fueron ser está están era ha han había más menos muy
    también así como si no ni puede pueden dos tres a e mediante cuando todo todos toda todas otro otros nuestra nuestro cada`,
  pt: `o a os as um uma uns umas de do da dos das e ou mas que quem qual cujo onde este esta estes estas esse essa isso ao aos à às
    em no na nos nas por pelo pela pelos pelas para com sem sobre entre até desde é são foi foram ser está estão era há tem têm mais menos muito
    também assim como se não nem pode podem dois duas três seu sua seus suas quando todo todos toda todas cada`,
  it: `il lo la i gli le un uno una di del dello della dei degli delle e ed o ma che chi cui dove questo questa questi queste
    quello al allo alla ai agli alle in nel nello nella nei nelle da dal dalla dai dalle per con senza su sul sulla sui tra fra è sono
    era stato stata essere ha hanno più meno molto anche così come se non né può possono due tre si suo sua suoi sue ogni`,
  nl: `de het een en of maar als ook aan bij door in is zijn was waren wordt worden werd werden heeft hebben kan kunnen met na niet nog
    om onder op over te tot uit van voor wat wie hoe wij we zij ze hij er dit dat deze die naar dan meer zeer zo tussen
    twee drie zonder tegen hun haar onze deze welke daarbij`,
  sv: `och att det som en ett den de i på av för med är var till från inte om har hade kan ska vi de dem sig sin sina sitt men eller
    så när där här mellan under över efter vid genom mot utan även mycket mer två tre detta denna dessa samt`,
  da: `og at det som en et den de i på af for med er var til fra ikke om har havde kan skal vi dem sig sin sine sit men eller så når
    der her mellem under over efter ved gennem mod uden også meget mere to tre dette denne disse samt`,
  pl: `i w z na do od po za przez dla o u pod nad przed między oraz lub ale że który która które których jest są był była było być
    się nie to ten ta te tego tej tych jak tak jako ich jego jej może można również także dwa trzy przy`,
  tr: `ve bir bu şu o da de ile için gibi daha çok en ne ki mi olarak olan ise veya ama ancak sonra önce kadar göre üzerinde arasında her
    iki üç tarafından`,
  ru: `и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от меня еще нет о из ему
    для при это этот эта эти этих или между также которые который которая более был была были быть может могут их чем над под
    два три с помощью`,
  uk: `і й та в у не що він на я з як а то все вона так його але до за по тільки для при це цей ця ці або між також які який яка більше був
    була були бути може можуть їх чи під`,
  el: `ο η το οι τα του της των τον την και ή αλλά που με σε για από ως είναι ήταν στο στη στην στον στα δεν να θα μια ένα ένας αυτό αυτή`,
  ar: `في من على إلى عن مع هذا هذه ذلك التي الذي أن إن كان كانت هو هي و أو لا ما كما بين بعد قبل كل`,
  fa: `و در به از که این آن با را برای است بر یک تا هم یا نیز می شود شده های`,
  he: `של את על לא עם זה זו הוא היא הם כי או גם אל מן כל יש אשר בין`,
  hi: `के में की है का और से को पर इस यह एक कि नहीं हैं भी था थे या लिए द्वारा`,
  zh: `的 了 和 是 在 我们 与 对 为 有 这 也 中 上 不 及 并 或 该 其 等 于 以 从 被 将 个 一个 一种 提出 通过 进行 基于 以及 可以 本文`,
  ja: `の は に を が と で た し て も する こと これ その この から ため より 及び および また など ある いる れる られる さ ない ます です よう
    について における による として`,
  ko: `의 는 은 이 가 를 을 에 와 과 도 로 으로 한 하는 및 등 그 이를 있는 대한 위한 통해 에서`,
  th: `ที่ ใน และ ของ เป็น มี การ ได้ ว่า ให้ กับ จาก โดย ไม่ นี้ ความ`,
};

const STOP_WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(LISTS).map(([language, words]) => [language, new Set(words.split(/\s+/).filter(Boolean))]),
);

const NONE: ReadonlySet<string> = new Set();

/** The stop words of a language (ISO 639-1), lower case; empty when there is no list. */
export function stopWordsOf(language: string): ReadonlySet<string> {
  return STOP_WORDS.get(language) ?? NONE;
}

/** Languages that have a list. */
export function listedLanguages(): string[] {
  return [...STOP_WORDS.keys()];
}
