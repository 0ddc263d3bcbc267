import type { Problem } from '../model/problem';
import type { SourceFile } from './projects/stored-project';

/** A map file that an address brings may have so many bytes: far more than any map that a browser draws. */
export const MOST_MAP_BYTES = 128 * 2 ** 20;
/** A host that sends nothing for so long is given up. Milliseconds. */
const TIMEOUT_MS = 60_000;
/** As much of a file is looked at to see that it is a map. */
const HEAD_BYTES = 65_536;

/**
 * Fetches a map file from where the reader's link says, without cookies and without telling where the reader is. Never rejects.
 *
 * @param base the page's own address, for one that is relative
 */
export async function fetchMap(address: string, base: string): Promise<SourceFile | Problem> {
  let url: URL;
  try {
    url = new URL(address, base);
  } catch {
    return problem('map-address-unusable', `“${clip(address)}” is no address. Ask for the link again.`);
  }
  const isOwn = url.origin === new URL(base).origin;
  if (url.protocol !== 'https:' && !isOwn)
    return problem(
      'map-address-unusable',
      `“${clip(address)}” does not begin with https://, and maps of other hosts are fetched from such addresses alone. Save the map file and open it here.`,
    );
  const host = isOwn ? 'this host' : url.host;
  let response: Response;
  try {
    response = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError')
      return problem('map-unreachable', `${host} did not answer within a minute. Try again later.`);
    return problem(
      'map-unreachable',
      `The map could not be fetched from ${host}: it can’t be reached, or it does not let other pages read its files (it must send Access-Control-Allow-Origin). Save the map file and open it here, or ask whoever keeps it.`,
    );
  }
  if (response.status === 404 || response.status === 410)
    return problem('map-not-found', `There is no map any more at ${clip(url.href)}. Ask for the link again.`);
  if (!response.ok)
    return problem(
      'map-unreachable',
      `${host} did not give the map out (${response.status}${response.statusText ? ` ${response.statusText}` : ''}). Ask whoever keeps it.`,
    );
  try {
    const blob = await readAtMost(response, MOST_MAP_BYTES);
    if (!blob)
      return problem(
        'map-too-large',
        `The file at ${clip(url.href)} has more than ${MOST_MAP_BYTES / 2 ** 20} MB, which is more than the page takes from elsewhere. Save it and open it here.`,
      );
    const head = await blob.slice(0, HEAD_BYTES).text();
    if (!/"format"\s{0,9}:\s{0,9}"papercosm-map"/.test(head))
      return problem(
        'not-a-map',
        `What is at ${clip(url.href)} is no map file of Papercosm. If it is a bibliography, save it and open it here.`,
      );
    return { name: nameOf(url), blob };
  } catch {
    return problem(
      'map-unreachable',
      `${host} broke off while it sent the map. Reload the page to try again.`,
    );
  }
}

/** The body of an answer; null: it is longer than that. */
async function readAtMost(response: Response, most: number): Promise<Blob | null> {
  if (Number(response.headers.get('content-length') ?? 0) > most) {
    await response.body?.cancel();
    return null;
  }
  const reader = response.body?.getReader();
  if (!reader) return response.blob();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let size = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts);
    size += value.length;
    if (size > most) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
}

/** "field.papercosm.json" of "https://example.org/maps/field.papercosm.json?raw". */
function nameOf({ pathname, host }: URL): string {
  const last = pathname.split('/').filter(Boolean).at(-1);
  try {
    return decodeURIComponent(last ?? host);
  } catch {
    return last ?? host;
  }
}

function clip(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

function problem(code: string, message: string): Problem {
  return { code, severity: 'error', message };
}
