import { strToU8, zipSync, type Zippable } from 'fflate';
import { CLUSTER_COLOURS } from '../../view/encodings';
import { escapeXml } from '../xml';
import type { Deck } from './deck-model';
import { layoutXml, masterXml, notesMasterXml, themeXml } from './package-xml';
import { HEAD, NAMESPACES, notesXml, SLIDE_PARTS, SLIDE_WIDTH, slideXml, sourcesXml } from './slide-xml';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const PRESENTATION = 'application/vnd.openxmlformats-officedocument.presentationml';

interface Relation {
  id: string;
  /** The last part of the type's address, or the whole. */
  type: string;
  target: string;
  isOutside?: boolean;
}

/**
 * Writes a deck as a .pptx: one slide a view with title, picture (SVG, and a PNG for programs without), caption, notes and a link, then one with
 * the sources. Office Open XML (ECMA-376), every part named once, in the zip's order of need.
 */
export function writePptx(deck: Deck): Uint8Array<ArrayBuffer> {
  const height = Math.round((SLIDE_WIDTH * deck.height) / deck.width);
  const files = new Map<string, string | Uint8Array>();
  const types = new Map<string, string>();
  const add = (path: string, content: string | Uint8Array, type?: string): void => {
    files.set(path, content);
    if (type) types.set(path, type);
  };
  const relate = (path: string, relations: Relation[]): void => {
    const at = path.lastIndexOf('/');
    add(`${path.slice(0, at + 1)}_rels/${path.slice(at + 1)}.rels`, relationsXml(relations));
  };
  const hasNotes = deck.slides.some(({ notes }) => notes !== '');
  const count = deck.slides.length + 1;

  add(
    'ppt/presentation.xml',
    presentationXml(count, height, hasNotes),
    `${PRESENTATION}.presentation.main+xml`,
  );
  relate('ppt/presentation.xml', [
    { id: 'rId1', type: 'slideMaster', target: 'slideMasters/slideMaster1.xml' },
    { id: 'rId2', type: 'theme', target: 'theme/theme1.xml' },
    ...(hasNotes ? [{ id: 'rId3', type: 'notesMaster', target: 'notesMasters/notesMaster1.xml' }] : []),
    ...Array.from({ length: count }, (_, i) => ({
      ...{ id: slideId(i), type: 'slide', target: `slides/slide${i + 1}.xml` },
    })),
  ]);
  add('ppt/slideMasters/slideMaster1.xml', masterXml(SLIDE_WIDTH, height), `${PRESENTATION}.slideMaster+xml`);
  relate('ppt/slideMasters/slideMaster1.xml', [
    { id: 'rId1', type: 'slideLayout', target: '../slideLayouts/slideLayout1.xml' },
    { id: 'rId2', type: 'theme', target: '../theme/theme1.xml' },
  ]);
  add('ppt/slideLayouts/slideLayout1.xml', layoutXml(), `${PRESENTATION}.slideLayout+xml`);
  relate('ppt/slideLayouts/slideLayout1.xml', [
    { id: 'rId1', type: 'slideMaster', target: '../slideMasters/slideMaster1.xml' },
  ]);
  const themeType = 'application/vnd.openxmlformats-officedocument.theme+xml';
  add('ppt/theme/theme1.xml', themeXml(CLUSTER_COLOURS), themeType);
  if (hasNotes) {
    add('ppt/theme/theme2.xml', themeXml(CLUSTER_COLOURS), themeType);
    add('ppt/notesMasters/notesMaster1.xml', notesMasterXml(), `${PRESENTATION}.notesMaster+xml`);
    relate('ppt/notesMasters/notesMaster1.xml', [
      { id: 'rId1', type: 'theme', target: '../theme/theme2.xml' },
    ]);
  }
  const layout: Relation = {
    ...{ id: SLIDE_PARTS.layout, type: 'slideLayout', target: '../slideLayouts/slideLayout1.xml' },
  };
  deck.slides.forEach((slide, i) => {
    const [path, notes] = [`ppt/slides/slide${i + 1}.xml`, `ppt/notesSlides/notesSlide${i + 1}.xml`];
    add(path, slideXml(slide, deck), `${PRESENTATION}.slide+xml`);
    add(`ppt/media/map${i + 1}.png`, slide.picture.png);
    add(`ppt/media/map${i + 1}.svg`, slide.picture.svg);
    relate(path, [
      layout,
      { id: SLIDE_PARTS.png, type: 'image', target: `../media/map${i + 1}.png` },
      { id: SLIDE_PARTS.svg, type: 'image', target: `../media/map${i + 1}.svg` },
      ...(slide.notes === ''
        ? []
        : [{ id: SLIDE_PARTS.notes, type: 'notesSlide', target: `../notesSlides/notesSlide${i + 1}.xml` }]),
      ...(slide.link === null
        ? []
        : [{ id: SLIDE_PARTS.link, type: 'hyperlink', target: slide.link, isOutside: true }]),
    ]);
    if (slide.notes === '') return;
    add(notes, notesXml(slide.notes), `${PRESENTATION}.notesSlide+xml`);
    relate(notes, [
      { id: 'rId1', type: 'notesMaster', target: '../notesMasters/notesMaster1.xml' },
      { id: 'rId2', type: 'slide', target: `../slides/slide${i + 1}.xml` },
    ]);
  });
  add(`ppt/slides/slide${count}.xml`, sourcesXml(deck), `${PRESENTATION}.slide+xml`);
  relate(`ppt/slides/slide${count}.xml`, [layout]);
  add('docProps/core.xml', coreXml(deck), 'application/vnd.openxmlformats-package.core-properties+xml');
  add(
    'docProps/app.xml',
    `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Papercosm</Application><Slides>${count}</Slides></Properties>`,
    'application/vnd.openxmlformats-officedocument.extended-properties+xml',
  );
  const root = relationsXml([
    { id: 'rId1', type: 'officeDocument', target: 'ppt/presentation.xml' },
    { id: 'rId2', type: `${PACKAGE}/relationships/metadata/core-properties`, target: 'docProps/core.xml' },
    { id: 'rId3', type: 'extended-properties', target: 'docProps/app.xml' },
  ]);
  return zip([['[Content_Types].xml', contentTypes(types)], ['_rels/.rels', root], ...files], deck.date);
}

function zip(files: [path: string, content: string | Uint8Array][], date: Date): Uint8Array<ArrayBuffer> {
  const entries: Zippable = {};
  // A zip knows the years 1980 to 2099.
  const mtime = new Date(Math.min(Date.UTC(2099, 0, 1), Math.max(Date.UTC(1980, 0, 2), date.getTime())));
  for (const [path, content] of files) {
    // A PNG is packed already.
    const options = { mtime, level: path.endsWith('.png') ? 0 : 6 } as const;
    entries[path] = [typeof content === 'string' ? strToU8(content) : content, options];
  }
  return new Uint8Array(zipSync(entries));
}

const slideId = (index: number): string => `rId${index + 10}`;

function presentationXml(count: number, height: number, hasNotes: boolean): string {
  const slides = Array.from(
    { length: count },
    (_, i) => `<p:sldId id="${256 + i}" r:id="${slideId(i)}"/>`,
  ).join('');
  const notes = hasNotes ? '<p:notesMasterIdLst><p:notesMasterId r:id="rId3"/></p:notesMasterIdLst>' : '';
  return `${HEAD}<p:presentation ${NAMESPACES} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>${notes}<p:sldIdLst>${slides}</p:sldIdLst><p:sldSz cx="${SLIDE_WIDTH}" cy="${height}"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`;
}

function relationsXml(relations: Relation[]): string {
  const lines = relations.map(({ id, type, target, isOutside }) => {
    const kind = type.includes(':') ? type : `${OFFICE}/${type}`;
    const mode = isOutside ? ' TargetMode="External"' : '';
    return `<Relationship Id="${id}" Type="${kind}" Target="${escapeXml(target)}"${mode}/>`;
  });
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`;
}

function contentTypes(types: ReadonlyMap<string, string>): string {
  const usual = [
    ['png', 'image/png'],
    ['rels', `application/vnd.openxmlformats-package.relationships+xml`],
    ['svg', 'image/svg+xml'],
    ['xml', 'application/xml'],
  ].map(([ending, type]) => `<Default Extension="${ending}" ContentType="${type}"/>`);
  const own = [...types].map(([path, type]) => `<Override PartName="/${path}" ContentType="${type}"/>`);
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types">${usual.join('')}${own.join('')}</Types>`;
}

function coreXml({ title, date }: Deck): string {
  const when = date.toISOString().replace(/\.\d+Z$/, 'Z');
  const stamp = (name: string): string =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${when}</dcterms:${name}>`;
  return `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:creator>Papercosm</dc:creator>${stamp('created')}${stamp('modified')}</cp:coreProperties>`;
}
