/** The parts of a .pptx that differ from deck to deck, as PresentationML (ECMA-376, 5th edition, part 1, 19). */
import type { Rect } from '../../view/labels/place-labels';
import { clipText } from '../../model/clip-text';
import { escapeXml } from '../xml';
import { placeParts, type Deck, type DeckSlide } from './deck-model';

export const NAMESPACES =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';
export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** EMU of a slide's width: 13.333 inches. */
export const SLIDE_WIDTH = 12_192_000;
/** Programs show alternative texts in a small field. */
const LONGEST_DESCRIPTION = 1000;
/** Hundredths of a point. */
const SIZES = { title: 2800, caption: 1800, link: 1400, sources: 1400 };

export const GROUP =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>';

/** Ids of a slide's relationships. */
export const SLIDE_PARTS = { layout: 'rId1', png: 'rId2', svg: 'rId3', notes: 'rId4', link: 'rId5' } as const;

export function slideXml(slide: DeckSlide, deck: Deck): string {
  const { picture, title, caption, link } = slide;
  const places = placeParts(deck, { caption: caption !== '', link: link !== null });
  const shapes = [
    titleShape(title, places.title, deck),
    pictureShape(picture, deck),
    caption === ''
      ? ''
      : textBox(4, 'Caption', places.caption, deck, paragraphs([caption], run(SIZES.caption, deck.ink))),
    link === null
      ? ''
      : textBox(
          5,
          'Link to the live map',
          places.link,
          deck,
          `<a:p><a:pPr algn="r"/><a:r><a:rPr lang="en-GB" sz="${SIZES.link}">${solid(deck.accent)}<a:hlinkClick r:id="${SLIDE_PARTS.link}"/></a:rPr><a:t>Open the live map</a:t></a:r></a:p>`,
        ),
  ];
  return slideOf(deck, shapes.join(''));
}

export function sourcesXml(deck: Deck): string {
  const { title, lines } = deck.sources;
  const places = placeParts(deck, { caption: false, link: false });
  const body = paragraphs(
    lines,
    run(SIZES.sources, deck.ink),
    '<a:pPr><a:spcAft><a:spcPts val="500"/></a:spcAft></a:pPr>',
  );
  return slideOf(
    deck,
    titleShape(title, places.title, deck) + textBox(3, 'Sources', places.picture, deck, body),
  );
}

function slideOf({ ground }: Deck, shapes: string): string {
  const background = ground === null ? '' : `<p:bg><p:bgPr>${solid(ground)}<a:effectLst/></p:bgPr></p:bg>`;
  return `${HEAD}<p:sld ${NAMESPACES}><p:cSld>${background}<p:spTree>${GROUP}${shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`;
}

/** Speaker notes: the slide's picture, and a paragraph a line. */
export function notesXml(notes: string): string {
  const body = paragraphs(notes.split(/\r\n|[\n\r]/), '<a:rPr lang="en-GB"/>');
  return `${HEAD}<p:notes ${NAMESPACES}><p:cSld><p:spTree>${GROUP}<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>${body}</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>`;
}

function titleShape(title: string, place: Rect, deck: Deck): string {
  const text = paragraphs([title], run(SIZES.title, deck.ink, ' b="1"'));
  return `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr>${placed(place, deck)}</p:spPr><p:txBody><a:bodyPr lIns="0" rIns="0" anchor="ctr"><a:normAutofit/></a:bodyPr><a:lstStyle/>${text}</p:txBody></p:sp>`;
}

function pictureShape({ place, description }: DeckSlide['picture'], deck: Deck): string {
  const words = escapeXml(clipText(description, LONGEST_DESCRIPTION));
  return `<p:pic><p:nvPicPr><p:cNvPr id="3" name="Map" descr="${words}"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="${SLIDE_PARTS.png}"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="${SLIDE_PARTS.svg}"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>${placed(place, deck)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`;
}

function textBox(id: number, name: string, place: Rect, deck: Deck, body: string): string {
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>${placed(place, deck)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap="square" lIns="0" rIns="0"><a:normAutofit/></a:bodyPr><a:lstStyle/>${body}</p:txBody></p:sp>`;
}

/** One paragraph a line; programs join lines that share one. */
function paragraphs(lines: string[], properties: string, ofParagraph = ''): string {
  return lines
    .map((line) =>
      line === ''
        ? `<a:p>${ofParagraph}</a:p>`
        : `<a:p>${ofParagraph}<a:r>${properties}<a:t>${escapeXml(line)}</a:t></a:r></a:p>`,
    )
    .join('');
}

function run(size: number, colour: string, more = ''): string {
  return `<a:rPr lang="en-GB" sz="${size}"${more}>${solid(colour)}</a:rPr>`;
}

function solid(colour: string): string {
  return `<a:solidFill><a:srgbClr val="${colour.slice(1).toUpperCase()}"/></a:solidFill>`;
}

function placed({ left, top, width, height }: Rect, deck: Deck): string {
  const emu = (pixels: number): number => Math.round((pixels * SLIDE_WIDTH) / deck.width);
  return `<a:xfrm><a:off x="${emu(left)}" y="${emu(top)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></a:xfrm>`;
}
