/**
 * Takes files out of archives: gzip (RFC 1952) and zip (PKWARE's APPNOTE.TXT). What comes out is bounded, whatever an archive says of
 * itself.
 */
import { Gunzip, Unzip, UnzipInflate } from 'fflate';
import { CancelledError, type Progress } from '../../model/progress';
import type { Problem } from '../../model/problem';
import { toByteSource, type ByteSource } from './byte-source';

export interface ArchiveLimits {
  /** Bytes that may come out of one archive, those in it included. */
  bytes: number;
  /** Files that may come out of one archive, those in it included. */
  files: number;
}

/** What has come out of an archive so far; counted on by each archive in it. */
export type Unpacked = ArchiveLimits;

export const ARCHIVE_LIMITS: ArchiveLimits = { bytes: 1 << 30, files: 1_000 };

export interface ExpandedFile {
  /** "export.zip › library.bib"; for gzip the name without ".gz". */
  name: string;
  bytes: Blob;
}

export interface Expansion {
  files: ExpandedFile[];
  problems: Problem[];
}

/** Small, so that a bomb is seen before it has filled the memory: deflate packs at most 1,032 to 1. */
const STEP = 1 << 16;
const NEVER_PAPERS =
  /\.(?:pdf|png|jpe?g|gif|svg|docx?|xlsx?|pptx?|mp4|mov|zip\.part|exe|dll|css|js|woff2?|ttf)$/i;
const SYSTEM_FILES = /(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/;

export type ArchiveKind = 'gzip' | 'zip';

/** What kind of archive the first bytes begin, if any. */
export function detectArchive(head: Uint8Array): ArchiveKind | undefined {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)) return 'zip';
  return undefined;
}

interface Bounds {
  limits: ArchiveLimits;
  unpacked: Unpacked;
}

/**
 * Never throws, but for CancelledError. What came out before a fault is kept.
 *
 * @param unpacked what has come out of the archive that this one lies in; what comes out is added
 */
export function expandArchive(
  name: string,
  data: Blob | Uint8Array,
  kind: ArchiveKind,
  progress: Progress,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
  unpacked: Unpacked = { bytes: 0, files: 0 },
): Promise<Expansion> {
  const expand = kind === 'gzip' ? expandGzip : expandZip;
  return expand(name, toByteSource(data), progress, { limits, unpacked });
}

async function expandGzip(
  name: string,
  source: ByteSource,
  progress: Progress,
  { limits, unpacked }: Bounds,
): Promise<Expansion> {
  const problems: Problem[] = [];
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let full = false;
  const gunzip = new Gunzip((chunk) => {
    if (full) return;
    const left = limits.bytes - unpacked.bytes;
    full = chunk.length > left;
    if (left > 0) chunks.push(new Uint8Array(chunk.subarray(0, left)));
    unpacked.bytes += Math.min(chunk.length, left);
  });
  try {
    for (let at = 0; at < source.size && !full; at += STEP) {
      const yielded = progress('reading', at, source.size);
      if (yielded) await yielded;
      const end = Math.min(at + STEP, source.size);
      gunzip.push(new Uint8Array(await source.read(at, end)), end === source.size);
    }
  } catch (error) {
    if (error instanceof CancelledError) throw error;
    problems.push(damaged(name, error));
  }
  if (full) problems.push(tooLarge(name, limits));
  const inner = name.replace(/\.gz(?:ip)?$/i, '');
  return { files: chunks.length > 0 ? [{ name: inner, bytes: new Blob(chunks) }] : [], problems };
}

async function expandZip(
  name: string,
  source: ByteSource,
  progress: Progress,
  { limits, unpacked }: Bounds,
): Promise<Expansion> {
  const entries: { name: string; chunks: Uint8Array<ArrayBuffer>[] }[] = [];
  const problems: Problem[] = [];
  let skipped = 0;
  let full = false;
  let isOffice = false;
  const unzip = new Unzip((file) => {
    if (/^\[Content_Types\]\.xml$/i.test(file.name)) isOffice = true;
    if (full || file.name.endsWith('/') || SYSTEM_FILES.test(file.name)) return;
    if (NEVER_PAPERS.test(file.name)) {
      skipped++;
      return;
    }
    if (unpacked.files >= limits.files) {
      full = true;
      problems.push(tooMany(name, limits));
      return;
    }
    // What a damaged or too large entry gave before the fault is kept.
    const entry = { name: `${name} › ${file.name}`, chunks: [] as Uint8Array<ArrayBuffer>[] };
    entries.push(entry);
    unpacked.files++;
    file.ondata = (error, chunk) => {
      if (error) problems.push(damaged(entry.name, error));
      if (error || full) return;
      if (unpacked.bytes + chunk.length > limits.bytes) {
        full = true;
        problems.push(tooLarge(name, limits));
        return;
      }
      unpacked.bytes += chunk.length;
      entry.chunks.push(new Uint8Array(chunk));
    };
    try {
      file.start();
    } catch (error) {
      problems.push(damaged(entry.name, error));
    }
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < source.size && !full && !isOffice; at += STEP) {
      const yielded = progress('reading', at, source.size);
      if (yielded) await yielded;
      const end = Math.min(at + STEP, source.size);
      unzip.push(new Uint8Array(await source.read(at, end)), end === source.size);
    }
  } catch (error) {
    if (error instanceof CancelledError) throw error;
    problems.push(damaged(name, error));
  }
  if (isOffice) return { files: [], problems: [office(name)] };
  if (skipped > 0) {
    problems.push({
      code: 'archive-files-skipped',
      severity: 'note',
      message: `${skipped} ${skipped === 1 ? 'file' : 'files'} in the archive can't hold a list of papers by ${skipped === 1 ? 'its name' : 'their names'} (PDFs, pictures and the like) and ${skipped === 1 ? 'was' : 'were'} left out.`,
      where: { file: name },
    });
  }
  const files = entries
    .filter(({ chunks }) => chunks.length > 0)
    .map((entry) => ({ name: entry.name, bytes: new Blob(entry.chunks) }));
  return { files, problems };
}

function inWords(bytes: number): string {
  return bytes >= 1 << 20 ? `${Math.round(bytes / (1 << 20)).toLocaleString('en')} MB` : `${bytes} bytes`;
}

function tooLarge(file: string, limits: ArchiveLimits): Problem {
  return {
    code: 'archive-too-large',
    severity: 'error',
    message: `The archive unpacks to more than ${inWords(limits.bytes)}, the most that Papercosm takes out of one and the archives in it; what came before was read. Unpack it yourself and open the files you need.`,
    where: { file },
  };
}

/** Said of an archive that is not opened, for it lies in as many others as are. */
export function tooDeep(file: string, depth: number): Problem {
  return {
    code: 'archive-too-deep',
    severity: 'error',
    message: `This archive lies within ${depth} others, and Papercosm opens no more than ${depth} in each other. Unpack it yourself and open the files you need.`,
    where: { file },
  };
}

function tooMany(file: string, limits: ArchiveLimits): Problem {
  return {
    code: 'archive-too-many-files',
    severity: 'error',
    message: `The archive holds more than ${limits.files.toLocaleString('en')} files, the most that Papercosm takes out of one and the archives in it; the first ones were read. Unpack it yourself and open the files you need.`,
    where: { file },
  };
}

function damaged(file: string, error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: 'archive-damaged',
    severity: 'error',
    message: `The archive is damaged or packed in a way that can't be read here (${reason}); what came out before the fault was read. Get it again, or unpack it yourself.`,
    where: { file },
  };
}

function office(file: string): Problem {
  return {
    code: 'file-office',
    severity: 'error',
    message:
      'This is an Office document, not an export. In Excel, save the sheet as CSV UTF-8; in Word, save as plain text.',
    where: { file },
  };
}
