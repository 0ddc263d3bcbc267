declare module 'gifenc' {
  /** Colours as [red, green, blue]. */
  export type Palette = number[][];
  export interface GifWriter {
    writeFrame(
      index: Uint8Array,
      width: number,
      height: number,
      options: { palette?: Palette; delay?: number; repeat?: number },
    ): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  }
  export function GIFEncoder(): GifWriter;
  export function quantize(rgba: Uint8ClampedArray, most: number, options?: { format?: 'rgb565' }): Palette;
  export function applyPalette(rgba: Uint8ClampedArray, palette: Palette, format?: 'rgb565'): Uint8Array;
}
