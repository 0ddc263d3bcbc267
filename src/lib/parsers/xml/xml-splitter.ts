/** Cuts the records out of the text of an XML file, whole or damaged. */
import { isMisspelt, localName, readAttributes, readToken, type XmlToken } from './xml-tags';

export interface XmlParent {
  /** Without its prefix. */
  name: string;
  attributes: ReadonlyMap<string, string>;
}

export interface XmlLayout {
  /** Whether an element of this local name that stands within `parents` is a record. */
  isRecord(name: string, parents: readonly XmlParent[]): boolean;
  /** Local names of records that never stand within one another: where one begins, the one before has ended, with its end tag or not. */
  names: readonly string[];
  /**
   * For RDF, where a record may have any name and nodes stand within properties, these within nodes: whether a start tag is one that
   * records have. Right within a record, where a property should stand, it begins the next record.
   */
  mayBegin?(tag: string): boolean;
}

export interface CutPiece {
  text: string;
  /** 1-based line where it begins. */
  line: number;
  /** The elements around the record, the outermost first; absent for text that has no beginning of a record. */
  parents?: readonly XmlParent[];
  /** What is known to be wrong with it. */
  fault?: string;
}

/** Characters of one record. */
const MAX_RECORD = 8_000_000;
/** Characters between two records that are kept in case they turn out to be a record without a start tag. */
const MAX_GAP = 1 << 18;
const MAX_PARENTS = 100;

interface OpenTag extends XmlParent {
  tag: string;
}

interface OpenRecord {
  start: number;
  line: number;
  tag: string;
  /** Tags open within it, with their prefixes. */
  inner: string[];
  /** Where another record may begin, should this one have no end. */
  candidate?: number;
}

export class XmlSplitter {
  private text = '';
  /** Everything before is done. */
  private at = 0;
  /** Where the text begins that belongs to no record, and the number of parents there. */
  private gap = 0;
  private gapParents = 0;
  /** The line of `lineAt`. */
  private line = 1;
  private lineAt = 0;
  private parents: OpenTag[] = [];
  private record: OpenRecord | undefined;

  constructor(
    private readonly layout: XmlLayout,
    private readonly onCut: (piece: CutPiece) => void,
  ) {}

  push(piece: string): void {
    this.text += piece;
    this.scan(false);
    this.forget();
  }

  /** Returns the names of the elements that are still open. */
  end(): string[] {
    this.scan(true);
    while (this.record) {
      this.abandon(this.text.length, 'the file ends within it');
      this.scan(true);
    }
    return this.parents.map(({ tag }) => tag);
  }

  private scan(final: boolean): void {
    for (;;) {
      if (this.record && this.at - this.record.start > MAX_RECORD) {
        this.abandon(this.at, 'it is longer than 8 million characters', true);
        continue;
      }
      const next = this.text.indexOf('<', this.at);
      if (next < 0) {
        this.at = this.text.length;
        return;
      }
      const token = readToken(this.text, next, final);
      this.at = token ? token.end : next;
      if (!token) return;
      if (token.kind !== 'start' && token.kind !== 'end') {
        if (token.kind === 'aside' && !this.record && this.parents.length === 0) this.setGap(token.end);
      } else if (this.record) this.readInside(this.record, token, next);
      else if (token.kind === 'start') this.readStart(token, next);
      else this.readEnd(token);
    }
  }

  /** A start tag outside of all records. */
  private readStart(token: XmlToken & { kind: 'start' }, start: number): void {
    const name = localName(token.name);
    const { layout, parents } = this;
    let begins = layout.isRecord(name, parents) || layout.names.some((right) => isMisspelt(name, right));
    if (!begins && parents.length > this.gapParents && layout.mayBegin?.(this.text.slice(start, token.end))) {
      // What stands around it is left over from a record whose start tag is lost.
      parents.length = this.gapParents;
      begins = true;
    }
    if (begins) {
      this.record = { start, line: this.lineOf(start), tag: token.name, inner: [] };
      if (token.selfClosing) this.cut(token.end);
    } else if (!token.selfClosing && parents.length < MAX_PARENTS) {
      const attributes = readAttributes(this.text.slice(start, token.end));
      parents.push({ tag: token.name, name, attributes });
      if (parents.length === 1) this.setGap(token.end);
    }
  }

  /** An end tag outside of all records. */
  private readEnd(token: XmlToken & { kind: 'end' }): void {
    const index = this.parents.findLastIndex(({ tag }) => tag === token.name);
    if (index >= 0) {
      this.parents.length = index;
      return;
    }
    const around = this.parents.slice(0, this.gapParents);
    if (!this.layout.isRecord(localName(token.name), around)) return;
    const text = this.text.slice(this.gap, token.end);
    const from = this.gap + text.search(/\S/);
    this.onCut({
      text: text.trim(),
      line: this.lineOf(from),
      fault: 'its start tag is missing or damaged',
    });
    this.parents = around;
    this.setGap(token.end);
  }

  private setGap(at: number): void {
    this.gap = at;
    this.gapParents = this.parents.length;
  }

  private readInside(record: OpenRecord, token: XmlToken & { kind: 'start' | 'end' }, start: number): void {
    const { inner } = record;
    const { layout } = this;
    if (token.kind === 'start') {
      const begins = layout.mayBegin
        ? layout.mayBegin(this.text.slice(start, token.end))
        : layout.names.includes(localName(token.name));
      if (begins && (!layout.mayBegin || inner.length % 2 === 0)) {
        this.abandon(start, 'its end tag is missing');
        return;
      }
      if (begins) record.candidate ??= start;
      if (!token.selfClosing && inner.length < MAX_PARENTS) inner.push(token.name);
      return;
    }
    const index = inner.lastIndexOf(token.name);
    if (index >= 0) inner.length = index;
    else if (token.name === record.tag || isMisspelt(token.name, record.tag)) this.cut(token.end);
    else if (this.parents.some(({ tag }) => tag === token.name)) {
      this.abandon(start, 'its end tag is missing');
    }
  }

  /** The record has no end: it is cut where another one may begin, at `end` at the latest, and reading goes on from there. */
  private abandon(end: number, fault: string, isLost = false): void {
    const { candidate } = this.record!;
    if (candidate === undefined) this.cut(end, fault, isLost);
    else this.cut(candidate, 'its end tag is missing');
  }

  private cut(end: number, fault?: string, isLost = false): void {
    const { start, line } = this.record!;
    this.record = undefined;
    const piece: CutPiece = { text: this.text.slice(start, end), line };
    if (!isLost) piece.parents = [...this.parents];
    if (fault !== undefined) piece.fault = fault;
    this.at = end;
    this.setGap(end);
    this.onCut(piece);
  }

  /** Lets go of the text that is done with. */
  private forget(): void {
    if (!this.record && this.at - this.gap > MAX_GAP) this.setGap(this.at);
    let keep = Math.min(this.at, this.record?.start ?? this.gap);
    // The line feed that belongs to it may still come.
    if (keep === this.text.length && this.text.endsWith('\r')) keep--;
    if (keep <= 0) return;
    this.lineOf(keep);
    this.text = this.text.slice(keep);
    this.at -= keep;
    this.lineAt -= keep;
    this.gap = Math.max(0, this.gap - keep);
    if (this.record) {
      this.record.start -= keep;
      if (this.record.candidate !== undefined) this.record.candidate -= keep;
    }
  }

  /** The line of a place at or after the last one that was asked for. */
  private lineOf(place: number): number {
    for (let i = this.lineAt; i < place; i++) {
      const code = this.text.charCodeAt(i);
      if (code === 10 || (code === 13 && this.text.charCodeAt(i + 1) !== 10)) this.line++;
    }
    this.lineAt = Math.max(this.lineAt, place);
    return this.line;
  }
}
