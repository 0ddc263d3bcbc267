import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a reader of PDF finds on each page. */
export async function readPdf(bytes: Uint8Array) {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  const pages: {
    size: [number, number];
    text: string;
    images: number;
    operators: number[];
    fills: string[];
    /** Where links lie, in points from the bottom left: left, bottom, right, top. */
    links: { url: string; rect: [number, number, number, number] }[];
  }[] = [];
  for (let at = 1; at <= document.numPages; at++) {
    const page = await document.getPage(at);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const annotations = (await page.getAnnotations()) as {
      subtype: string;
      url?: string;
      unsafeUrl?: string;
      rect: [number, number, number, number];
    }[];
    const { fnArray, argsArray } = await page.getOperatorList();
    const drawn = [OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject];
    pages.push({
      size: [width, height],
      text: items.map((item) => ('str' in item ? item.str : '')).join('\n'),
      links: annotations.flatMap(({ subtype, url, unsafeUrl, rect }) =>
        subtype === 'Link' ? [{ url: unsafeUrl ?? url ?? '', rect }] : [],
      ),
      operators: fnArray,
      fills: fnArray.flatMap((operator, i) =>
        operator === OPS.setFillRGBColor ? [String((argsArray[i] as unknown[])[0])] : [],
      ),
      images: fnArray.filter((operator) => drawn.includes(operator)).length,
    });
  }
  await task.destroy();
  return pages;
}
