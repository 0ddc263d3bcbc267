/**
 * Names of columns in tables that people keep and programs export (Zotero, Publish or Perish, PubMed, IEEE Xplore, SpringerLink, Rayyan …),
 * in English, German, French, Spanish, Portuguese, Italian, Dutch, Chinese, Japanese and Russian. The better name stands first: where a
 * table has two for one field, it is taken.
 */
import type { PaperField } from '../../model/columns';
import { cleanText } from '../clean-text';

const NAMES: Readonly<Partial<Record<PaperField, string>>> = {
  title:
    'title, document title, article title, paper title, item title, full title, titel, titre, título, titolo, titel des artikels, titre de l article, título del artículo, título do artigo, titolo dell articolo, 题名, 标题, 题目, 论文题目, 論文題目, 論文名, タイトル, 題名, название, заголовок, заглавие, название статьи, ti, primary title, title of paper, title of article',
  authors:
    'authors, author, author full names, author names, author list, autoren, autor innen, autorinnen, verfasser, auteurs, auteur, autores, autor, autori, autore, 作者, 著者, 著者名, 论文作者, 作者姓名, авторы, автор, author/s, creators, creator, au, first author, names',
  editors:
    'editors, editor, book editors, edited by, herausgeber, herausgeberinnen, éditeur scientifique, redakteur, curatore, redacteur, 编者, 编辑, 編者, редактор',
  inventors:
    'inventors, inventor, inventor author, inventors authors, erfinder, inventeurs, inventores, 发明人, 発明者',
  authorCount: 'number of authors, author count, authorcount, num authors',
  year: 'year, publication year, year published, published year, pub year, pubyear, jahr, erscheinungsjahr, publikationsjahr, année, annee, année de publication, año, año de publicación, ano, ano de publicação, anno, anno di pubblicazione, jaar, publicatiejaar, 年, 年份, 出版年, 发表年份, 发表年, 出版年份, 発行年, 出版年度, год, год издания, год публикации, py, yr',
  month: 'month, published month, publication month, monat, mois, mes, mês, mese, maand, 月, 月份, месяц',
  day: 'day, tag der veröffentlichung, jour, día, dia, giorno, dag, 日, день',
  date: 'date, publication date, date published, published, pub date, cover date, issue date, online date, release date, datum, veröffentlichungsdatum, erscheinungsdatum, date de publication, fecha, fecha de publicación, data, data de publicação, data di pubblicazione, publicatiedatum, 日期, 出版日期, 发表时间, 发表日期, 発行日, 出版日, дата, дата публикации, published date, publication date (online)',
  venue:
    'journal, source title, publication title, journal title, journal name, journal/book, venue, source, container title, conference, book title, proceedings, conference name, booktitle, zeitschrift, zeitschriftentitel, quelle, journal/buch, revue, titre de la revue, revista, título de la revista, fuente, periódico, título do periódico, rivista, tijdschrift, bron, 期刊, 刊名, 来源, 期刊名称, 文献来源, 雑誌, 雑誌名, 掲載誌, 掲載誌名, журнал, источник, название журнала, so, jo, publication, publication name, published in, secondary title',
  venueAbbreviation:
    'journal abbreviation, abbreviated source title, venue abbreviation, journal iso abbreviation, iso abbreviation, abbreviated journal, j9, ji, zeitschriftenabkürzung',
  issn: 'issn, issns, eissn, e issn, issn l, print issn, issn print, p issn, pissn, electronic issn, issn online, online issn, issn electronic, journal issn, issn isbn, isbn issn, sn',
  volume:
    'volume, vol, journal volume, band, jahrgang, volumen, tome, volumes, tomo, jaargang, 卷, 卷号, 巻, 巻号, том, vl',
  issue:
    'issue, issue number, journal issue, heft, ausgabe, numéro, numero, número, fascicolo, aflevering, nummer, 期, 期号, 号, номер, выпуск, is, number, no, nr',
  pages:
    'pages, page, page range, pagination, page numbers, seiten, seite, páginas, página, paginas, pagine, pagina, 页码, 页, 页数范围, ページ, 頁, страницы, стр, pp',
  firstPage:
    'start page, first page, page start, startpage, beginning page, erste seite, page de début, página inicial, pagina iniziale, beginpagina, 起始页, 開始ページ, начальная страница, sp, bp',
  lastPage:
    'end page, last page, page end, endpage, ending page, letzte seite, page de fin, página final, pagina finale, eindpagina, 结束页, 終了ページ, конечная страница, ep',
  articleNumber:
    'article number, article no, art no, artikelnummer, numéro d article, número de artículo, e location id, elocation id',
  abstract:
    'abstract, abstract note, summary, description, zusammenfassung, kurzfassung, résumé, resume, resumen, resumo, riassunto, sommario, samenvatting, 摘要, 内容摘要, 抄録, 要旨, 概要, аннотация, реферат, резюме, ab',
  keywords:
    'keywords, author keywords, authors keywords, key words, keyword, manual tags, tags, schlagwörter, schlagworte, schlüsselwörter, stichwörter, stichworte, mots clés, mots clefs, mot clé, palabras clave, palabras claves, palavras chave, parole chiave, trefwoorden, sleutelwoorden, 关键词, 关键字, 主题词, キーワード, ключевые слова, index keywords, index terms, ieee terms, mesh terms, keywords plus, subjects, topics, labels, de, kw',
  doi: 'doi, item doi, digital object identifier, doi link, doi url, di, do, article doi',
  arxivId: 'arxiv id, arxiv, arxivid, arxiv number, eprint',
  pmid: 'pmid, pubmed id, pubmedid, pubmed, pm',
  references:
    'references, cited references, reference list, reference, cited works, literaturverzeichnis, literatur, zitierte literatur, références, références citées, bibliographie, referencias, referencias citadas, referências, bibliografía, bibliografia, referenze, riferimenti, riferimenti bibliografici, referenties, literatuur, literatuurlijst, 参考文献, 引用文献, 引文, список литературы, литература, ссылки, cr, referenced works',
  timesCited:
    'cited by, times cited, citations, citation count, cited by count, cites, number of citations, cited, article citation count, zitationen, zitiert von, anzahl zitationen, zitate, citations reçues, nombre de citations, cité par, citas, veces citado, citado por, número de citas, citações, vezes citado, número de citações, citazioni, numero di citazioni, citato da, citaties, aantal citaties, geciteerd door, 被引频次, 被引次数, 被引, 引用次数, 被引用数, 被引用回数, цитирования, цитирований, число цитирований, tc, times cited, wos core',
  type: 'type, document type, publication type, item type, content type, reference type, entry type, dokumenttyp, publikationstyp, typ, type de document, tipo, tipo de documento, tipo de publicación, tipo di documento, documenttype, 文献类型, 类型, 資料種別, 種別, тип, тип документа, dt, ty, document identifier',
  publisher:
    'publisher, verlag, éditeur, editeur, maison d édition, editorial, editora, editor comercial, editore, casa editrice, uitgever, uitgeverij, 出版社, 出版者, 出版商, издательство, pu, pb',
  organisation:
    'organisation, organization, applicants, applicant, assignee, assignees, institution, institut, affiliation, affiliations, einrichtung, institución, instituição, istituzione, instelling, 机构, 单位, 所属, 所属機関, организация',
  language:
    'language, language of original document, sprache, langue, idioma, língua, lingua, taal, 语言, 语种, 言語, язык, la',
  url: 'url, link, links, web link, website, external url, article url, articleurl, full text url, pdf link, adresse, lien, enlace, ligação, collegamento, 链接, 网址, 鏈接, リンク, ссылка',
  key: 'key, citation key, citekey, cite key, bibtex key, id, record id, schlüssel, clé, clave, chave, chiave, sleutel',
  openalex: 'openalex id, openalex',
  s2: 'semantic scholar id, s2 id, corpus id, s2 paper id',
  wos: 'ut, ut (unique wos id), ut unique wos id, wos id, web of science id, accession number',
  scopus: 'eid, scopus id, scopus eid',
  dblp: 'dblp key, dblp',
  acl: 'acl anthology id, acl id',
  lens: 'lens id',
  dimensions: 'dimensions id, publication id',
};

/** Names that mean the title only where no other column does. */
const TITLES_AT_LAST = ['publication title', 'publication', 'paper', 'work', 'name'];
/** Names that mean the issue only beside a volume; else they number the rows. */
const COUNTERS = new Set(['no', 'nr', 'number']);

/** Fields that several columns may hold, each for its own kinds of documents. */
const SECOND: ReadonlySet<PaperField> = new Set(['venue', 'issn', 'abstract', 'doi']);

/** A name of a column as it is compared: lower case, without accents on Latin letters, marks as spaces: "Année (pub.)" -> "annee pub". */
export function foldName(name: string): string {
  return cleanText(name)
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?<=[a-z])[\u0300-\u036f]{1,3}/g, '')
    .normalize('NFC')
    .replace(/\(s\)|\/s\b/g, 's')
    .replace(/[\s_\-–./:;,()[\]#"'’*?&]+/g, ' ')
    .trim();
}

const FIELDS = new Map<string, { field: PaperField; rank: number }>();
for (const [field, names] of Object.entries(NAMES) as [PaperField, string][]) {
  for (const [rank, name] of names.split(', ').entries()) {
    const folded = foldName(name);
    if (!FIELDS.has(folded)) FIELDS.set(folded, { field, rank });
  }
}

/** Also "ArticleURL" and "startPage", written as one word. */
function findField(name: string): { field: PaperField; rank: number } | undefined {
  return FIELDS.get(foldName(name)) ?? FIELDS.get(foldName(name.replace(/([a-z])([A-Z])/g, '$1 $2')));
}

/** What each column holds by its name; a field is given once, to the column with its best name. */
export function guessMapping(headers: readonly string[]): (PaperField | null)[] {
  const guesses = headers.map(findField);
  const best = new Map<PaperField, { rank: number; index: number }>();
  for (const [index, guess] of guesses.entries()) {
    if (!guess) continue;
    const held = best.get(guess.field);
    if (!held || guess.rank < held.rank) best.set(guess.field, { rank: guess.rank, index });
  }
  const mapping = guesses.map((guess, index) =>
    guess && best.get(guess.field)?.index === index ? guess.field : null,
  );
  const folded = headers.map(foldName);
  if (!mapping.includes('title')) {
    const index = TITLES_AT_LAST.map((name) => folded.indexOf(name)).find((found) => found >= 0);
    if (index !== undefined) mapping[index] = 'title';
  }
  const issue = mapping.indexOf('issue');
  if (issue >= 0 && COUNTERS.has(folded[issue]!) && !mapping.includes('volume')) mapping[issue] = null;
  // Zotero parts the tags that it found from those of the reader; both are keywords.
  const automatic = folded.indexOf('automatic tags');
  if (automatic >= 0 && mapping[automatic] === null && folded.includes('manual tags'))
    mapping[automatic] = 'keywords';
  // Of two columns of one meaning the first cell that is filled counts, row by row.
  for (const [index, guess] of guesses.entries())
    if (guess && mapping[index] === null && SECOND.has(guess.field)) mapping[index] = guess.field;
  return mapping;
}
