import { strFromU8, strToU8, unzipSync, Zip, ZipDeflate, ZipPassThrough, type UnzipFileInfo } from 'fflate';
import { resolveClusterEdits } from '../../model/cluster-edits';
import { resolveCorrections } from '../../model/corrections';
import type { ReadChoices } from '../../model/read-choices';
import type { SourceFile, StoredEdits } from './stored-project';

/** A project as one file to keep or to send: the files as they came, and what the reader decided about them. */
export interface ProjectFile {
  name: string;
  files: SourceFile[];
  edits: StoredEdits;
}

/** Hidden, so that whatever else reads the archive sees the reader's files alone. */
const INDEX = '.papercosm/project.json';
const FORMAT = 'papercosm-project';
const SLICE_BYTES = 1 << 20;
const MOST_BYTES = 1 << 30;
const PACKED = /\.(?:zip|gz|gzip)$/i;

/**
 * Writes a zip archive: `.papercosm/project.json` with what the reader decided, and her files beside it, each under its place and name
 * ("1/library.bib"). Rejects when a file can't be read any more.
 */
export async function writeProjectFile({ name, files, edits }: ProjectFile): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let finish: (error?: Error) => void = () => undefined;
  const written = new Promise<void>((resolve, reject) => {
    finish = (error) => (error ? reject(error) : resolve());
  });
  const zip = new Zip((error, chunk, isLast) => {
    if (error) return finish(error);
    chunks.push(new Uint8Array(chunk));
    if (isLast) finish();
  });
  const entries = files.map((file, i) => ({ file, path: `${i + 1}/${safeName(file.name)}` }));
  const index = {
    format: FORMAT,
    version: 1,
    name,
    files: entries.map(({ file, path }) => ({ name: file.name, path })),
    ...edits,
  };
  const head = new ZipDeflate(INDEX);
  zip.add(head);
  head.push(strToU8(JSON.stringify(index)), true);
  for (const { file, path } of entries) {
    const entry = PACKED.test(file.name) ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
    zip.add(entry);
    const { blob } = file;
    for (let at = 0; at < Math.max(1, blob.size); at += SLICE_BYTES) {
      const end = at + SLICE_BYTES;
      entry.push(new Uint8Array(await blob.slice(at, end).arrayBuffer()), end >= blob.size);
    }
  }
  zip.end();
  await written;
  return new Blob(chunks, { type: 'application/zip' });
}

/** Reads what writeProjectFile wrote; null: it is something else. Rejects when a project file is damaged. */
export async function readProjectFile(blob: Blob): Promise<ProjectFile | null> {
  const start = new Uint8Array(await blob.slice(0, 30 + INDEX.length).arrayBuffer());
  if (strFromU8(start.subarray(30), true) !== INDEX || start[0] !== 0x50 || start[1] !== 0x4b) return null;
  let left = MOST_BYTES;
  const filter = ({ originalSize }: UnzipFileInfo) => (left -= originalSize) >= 0;
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const entries = unzipSync(bytes, { filter });
  const text = entries[INDEX];
  const index = readObject(text ? (JSON.parse(strFromU8(text)) as unknown) : null);
  if (index.format !== FORMAT || index.version !== 1 || !Array.isArray(index.files))
    throw new Error(`it is of version ${String(index.version)}, from a newer Papercosm`);
  const files = index.files.flatMap((given: unknown): SourceFile[] => {
    const { name, path } = readObject(given);
    const content = typeof path === 'string' && Object.hasOwn(entries, path) ? entries[path] : undefined;
    if (!content || typeof name !== 'string') return [];
    return [{ name, blob: new Blob([content as Uint8Array<ArrayBuffer>]) }];
  });
  if (files.length < index.files.length) throw new Error('files are missing in it');
  return {
    name: typeof index.name === 'string' && index.name !== '' ? index.name : (files[0]?.name ?? 'Project'),
    files,
    edits: {
      hash: typeof index.hash === 'string' ? index.hash : '',
      corrections: resolveCorrections(index.corrections),
      clusterEdits: resolveClusterEdits(index.clusterEdits),
      choices: readChoices(index.choices),
      story: index.story ?? null,
    },
  };
}

function readObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function readChoices(value: unknown): ReadChoices {
  const { formats, columns } = readObject(value);
  const texts = Object.entries(readObject(formats)).filter(([, id]) => typeof id === 'string');
  const lists = Object.entries(readObject(columns)).filter(([, mapping]) => Array.isArray(mapping));
  return {
    formats: Object.fromEntries(texts) as Record<string, string>,
    columns: Object.fromEntries(lists) as NonNullable<ReadChoices['columns']>,
  };
}

/** A name that no system takes for a path. */
function safeName(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '-').slice(-120) || 'file';
}
