/** The parts that every .pptx has alike: one master with one layout, a theme for slides and one for notes. */
import { GROUP, HEAD, NAMESPACES } from './slide-xml';

const COLOUR_MAP =
  '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>';
const PAPER = '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>';

/** @param height EMU */
export function masterXml(width: number, height: number): string {
  const inner = Math.round(width * 0.9375);
  const left = Math.round((width - inner) / 2);
  const title = placeholder(2, 'Title', 'type="title"', [
    left,
    Math.round(height * 0.03),
    inner,
    Math.round(height * 0.09),
  ]);
  const body = placeholder(3, 'Text', 'type="body" idx="1"', [
    left,
    Math.round(height * 0.13),
    inner,
    Math.round(height * 0.82),
  ]);
  const level = (size: number, kind: string): string =>
    `<a:lvl1pPr algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:buNone/><a:defRPr sz="${size}" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+${kind}-lt"/><a:ea typeface="+${kind}-ea"/><a:cs typeface="+${kind}-cs"/></a:defRPr></a:lvl1pPr>`;
  return `${HEAD}<p:sldMaster ${NAMESPACES}><p:cSld>${PAPER}<p:spTree>${GROUP}${title}${body}</p:spTree></p:cSld>${COLOUR_MAP}<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle>${level(2800, 'mj')}</p:titleStyle><p:bodyStyle>${level(1800, 'mn')}</p:bodyStyle><p:otherStyle>${level(1800, 'mn')}</p:otherStyle></p:txStyles></p:sldMaster>`;
}

export function layoutXml(): string {
  const title =
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-GB"/><a:t>Title</a:t></a:r></a:p></p:txBody></p:sp>';
  return `${HEAD}<p:sldLayout ${NAMESPACES} type="titleOnly" preserve="1"><p:cSld name="Title Only"><p:spTree>${GROUP}${title}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`;
}

export function notesMasterXml(): string {
  const picture =
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" y="1143000"/><a:ext cx="5486400" cy="3086100"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="12700"><a:solidFill><a:prstClr val="black"/></a:solidFill></a:ln></p:spPr></p:sp>';
  const body = placeholder(
    3,
    'Notes',
    'type="body" sz="quarter" idx="3"',
    [685_800, 4_400_550, 5_486_400, 3_600_450],
  );
  return `${HEAD}<p:notesMaster ${NAMESPACES}><p:cSld>${PAPER}<p:spTree>${GROUP}${picture}${body}</p:spTree></p:cSld>${COLOUR_MAP}<p:notesStyle><a:lvl1pPr algn="l"><a:defRPr sz="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr></p:notesStyle></p:notesMaster>`;
}

function placeholder(
  id: number,
  name: string,
  kind: string,
  [x, y, cx, cy]: [number, number, number, number],
): string {
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph ${kind}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-GB"/><a:t>${name}</a:t></a:r></a:p></p:txBody></p:sp>`;
}

/** The two themes differ in nothing; each master must have one of its own. */
export function themeXml(accents: readonly string[]): string {
  const colour = (name: string, value: string): string =>
    `<a:${name}><a:srgbClr val="${value.replace('#', '').toUpperCase()}"/></a:${name}>`;
  const colours = [
    colour('dk1', '1c1f23'),
    colour('lt1', 'ffffff'),
    colour('dk2', '5a616b'),
    colour('lt2', 'fbfaf6'),
    ...accents.slice(0, 6).map((value, i) => colour(`accent${i + 1}`, value)),
    colour('hlink', '0b6e99'),
    colour('folHlink', '5a616b'),
  ].join('');
  const face = (kind: string): string =>
    `<a:${kind}Font><a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/></a:${kind}Font>`;
  const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  const line = (width: number): string =>
    `<a:ln w="${width}" cap="flat" cmpd="sng" algn="ctr">${fill}<a:prstDash val="solid"/></a:ln>`;
  const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>';
  return `${HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Papercosm"><a:themeElements><a:clrScheme name="Papercosm">${colours}</a:clrScheme><a:fontScheme name="Papercosm">${face('major')}${face('minor')}</a:fontScheme><a:fmtScheme name="Papercosm"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${line(6350)}${line(12_700)}${line(19_050)}</a:lnStyleLst><a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;
}
