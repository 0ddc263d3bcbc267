/** Bytes that are read piece by piece: a file on the disk, or what is already in memory. */
export interface ByteSource {
  /** In bytes. */
  readonly size: number;
  /** The bytes from `start` up to `end`. Rejects when the file is gone or was changed since it was chosen. */
  read(start: number, end: number): Promise<Uint8Array>;
}

export function toByteSource(data: Blob | Uint8Array): ByteSource {
  if (data instanceof Uint8Array)
    return { size: data.length, read: async (start, end) => data.subarray(start, end) };
  return {
    size: data.size,
    read: async (start, end) => new Uint8Array(await data.slice(start, end).arrayBuffer()),
  };
}
