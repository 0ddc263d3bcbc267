import type { Snapshot } from '../../model/snapshot';
import { DEFAULT_ENCODINGS } from '../../model/view';
import { boxAround, NO_INSETS, type Box } from '../../view/camera-box';
import { NO_EMPHASIS } from '../../view/emphasis';
import { THEMES } from '../../view/theme';
import {
  NO_COVERS,
  type GraphView,
  type GraphViewOptions,
  type GraphViewProps,
} from '../sigma/graph-view-types';
import { listenToKeyboard } from '../sigma/keyboard';
import { segmentDistance } from '../segment-distance';
import { createStageElement } from '../stage-element';
import { drawEmphasis } from './draw-emphasis';
import type { DrawPicture, Picture, PictureProps } from './picture';
import { listenToPicturePointer, type Spot } from './picture-pointer';

/** The picture is drawn anew so long after the last movement. Milliseconds. */
const REST_MS = 120;
const NEAREST = 40;

/**
 * The map where there is no WebGL 2: the same picture as in exports, drawn anew when the view comes to rest. It is moved, zoomed, pointed at and
 * chosen from like the other; while it moves, the last picture is shifted.
 */
export function createPictureView(
  container: HTMLElement,
  options: GraphViewOptions,
  draw: DrawPicture,
): GraphView {
  const element = createStageElement(options.label ?? 'Map of papers');
  const image = document.createElement('img');
  image.alt = '';
  image.draggable = false;
  const marks = document.createElement('canvas');
  for (const layer of [image, marks]) {
    layer.style.cssText = 'position:absolute;left:0;top:0;transform-origin:0 0;pointer-events:none';
    element.append(layer);
  }
  container.append(element);

  let snapshot: Snapshot | null = null;
  let props: Omit<PictureProps, 'snapshot'> = {
    mask: null,
    encodings: DEFAULT_ENCODINGS,
    columns: {},
    theme: options.theme,
    titles: () => undefined,
    labelChoices: [],
    baseInsets: NO_INSETS,
    covers: NO_COVERS,
  };
  let emphasis = NO_EMPHASIS;
  let picture: Picture | null = null;
  let address = '';
  /** The part to show; null: all of it. */
  let box: Box | null = null;
  let whole: Box | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDestroyed = false;
  let reported: Snapshot | null = null;
  let hovered: number | null = null;

  const size = () => ({ width: element.clientWidth || 1, height: element.clientHeight || 1 });

  function redraw(): void {
    clearTimeout(timer);
    timer = undefined;
    if (isDestroyed || !snapshot) return;
    const { width, height } = size();
    picture = draw({ ...props, snapshot }, { width, height }, box);
    if (box) box = picture.box;
    else whole = picture.box;
    const before = address;
    address = URL.createObjectURL(new Blob([picture.svg], { type: 'image/svg+xml' }));
    image.src = address;
    if (before) setTimeout(() => URL.revokeObjectURL(before), 1_000);
    image.style.transform = '';
    mark();
    options.onCamera?.(picture.box, box === null);
    if (reported === snapshot) return;
    reported = snapshot;
    options.onReady?.(snapshot);
  }

  function later(wait = REST_MS): void {
    clearTimeout(timer);
    timer = setTimeout(redraw, wait);
  }

  function mark(): void {
    if (!picture) return;
    const { width, height } = size();
    drawEmphasis(marks, picture, emphasis, THEMES[props.theme], { width, height });
    marks.style.transform = '';
  }

  /** Shifts the picture that is there to where the box is; the new one follows. */
  function show(next: Box): void {
    box = next;
    if (picture) {
      const { width } = size();
      const factor = (picture.box[2] - picture.box[0]) / (next[2] - next[0]);
      const unit = width / (next[2] - next[0]);
      const dx = (picture.box[0] - next[0]) * unit;
      const dy = (next[3] - picture.box[3]) * unit;
      for (const layer of [image, marks])
        layer.style.transform = `translate(${dx}px, ${dy}px) scale(${factor})`;
    }
    later();
  }

  function zoomAt(factor: number, at?: { x: number; y: number }): void {
    const now = box ?? picture?.box;
    if (!now) return;
    const { width, height } = size();
    const spot = at ?? { x: width / 2, y: height / 2 };
    const reach = whole ? (now[2] - now[0]) / (whole[2] - whole[0]) : 1;
    const by = Math.max(reach / 4, Math.min(factor, reach * NEAREST));
    const x = now[0] + (spot.x / width) * (now[2] - now[0]);
    const y = now[3] - (spot.y / height) * (now[3] - now[1]);
    show([x - (x - now[0]) / by, y - (y - now[1]) / by, x + (now[2] - x) / by, y + (now[3] - y) / by]);
  }

  const nodeUnder = ({ x, y, reach }: Spot): number | null => {
    if (!picture) return null;
    let found: number | null = null;
    let nearest = Infinity;
    for (let node = 0; node < picture.snapshot.nodeCount; node++) {
      if (picture.presence(node) < 1) continue;
      const away = Math.hypot(picture.x(node) - x, picture.y(node) - y) - picture.radius(node);
      if (away > reach || away >= nearest) continue;
      nearest = away;
      found = node;
    }
    return found;
  };

  const linkUnder = ({ x, y, reach }: Spot): { source: number; target: number } | null => {
    if (!picture) return null;
    const { source, target } = picture.snapshot.links;
    let found: { source: number; target: number } | null = null;
    let nearest = reach;
    for (let link = 0; link < source.length; link++) {
      const [a, b] = [source[link] as number, target[link] as number];
      if (picture.presence(a) < 1 || picture.presence(b) < 1) continue;
      const away = segmentDistance(x, y, picture.x(a), picture.y(a), picture.x(b), picture.y(b));
      if (away >= nearest) continue;
      nearest = away;
      found = { source: a, target: b };
    }
    return found;
  };

  const view: GraphView = {
    update(given: Partial<GraphViewProps>) {
      if (isDestroyed) return;
      const { emphasis: lit, snapshot: next, mask, encodings, columns, theme, titles, labelChoices } = given;
      const { baseInsets = given.insets, covers } = given;
      const drawn = { mask, encodings, columns, theme, titles, labelChoices, baseInsets, covers };
      if (lit) {
        emphasis = lit;
        mark();
      }
      const changed = Object.entries(drawn).filter(([, value]) => value !== undefined);
      if (changed.length > 0) {
        props = { ...props, ...Object.fromEntries(changed) };
        if (snapshot) later(0);
      }
      if (next && next !== snapshot) {
        snapshot = next;
        later(0);
      }
    },
    fit() {
      box = null;
      later(0);
    },
    flyTo(nodes) {
      if (!snapshot || !whole) return;
      const least = (whole[2] - whole[0]) * 0.16;
      const around = boxAround(nodes, snapshot.x, snapshot.y, least);
      if (around) view.setBox(around);
    },
    zoom: (factor) => zoomAt(factor),
    pan(dx, dy) {
      const now = box ?? picture?.box;
      if (!now) return;
      const unit = (now[2] - now[0]) / size().width;
      show([now[0] + dx * unit, now[1] - dy * unit, now[2] + dx * unit, now[3] - dy * unit]);
    },
    setBox(next) {
      box = next;
      later(0);
    },
    box: () => box ?? picture?.box ?? [-1, -1, 1, 1],
    nodeAt(node) {
      if (!picture) return null;
      const index = typeof node === 'number' ? node : picture.snapshot.ids.indexOf(node);
      if (index < 0 || index >= picture.snapshot.nodeCount || picture.presence(index) === 0) return null;
      const bounds = element.getBoundingClientRect();
      return { x: bounds.left + picture.x(index), y: bounds.top + picture.y(index) };
    },
    standing: () => [...(picture?.standing ?? [])],
    drawn: () => ({
      ...size(),
      labels: [],
      regions: [],
      regionRects: picture?.standing.filter(({ of }) => of === 'region').map(({ rect }) => rect) ?? [],
      scale: picture?.scale ?? 1,
      sizeScale: 1,
      links: picture?.snapshot.links.source.length ?? 0,
    }),
    snapshot: () => picture?.snapshot ?? null,
    sharpen: () => mark(),
    toCanvas: () => null,
    isSettled: () => timer === undefined && (snapshot === null || reported === snapshot),
    destroy() {
      if (isDestroyed) return;
      isDestroyed = true;
      clearTimeout(timer);
      stopKeyboard();
      stopPointer();
      resizing.disconnect();
      if (address) URL.revokeObjectURL(address);
      element.remove();
    },
  };

  const stopKeyboard = listenToKeyboard(element, view, () => {
    options.onSelectLink?.(null);
    options.onSelect?.(null, { add: false });
  });
  const stopPointer = listenToPicturePointer(element, options.wheel ?? 'on', {
    onMove(spot) {
      const node = spot && nodeUnder(spot);
      element.style.cursor = node === null ? 'grab' : 'pointer';
      if (node === hovered) return;
      hovered = node;
      options.onHover?.(node);
    },
    onClick(spot) {
      element.focus({ preventScroll: true });
      const node = nodeUnder(spot);
      const link = node === null ? linkUnder(spot) : null;
      if (link) options.onSelectLink?.(link);
      else options.onSelect?.(node, { add: spot.shift });
    },
    onPan: (dx, dy) => view.pan(-dx, -dy),
    onZoom: (factor, spot) => zoomAt(factor, spot),
  });
  const resizing = new ResizeObserver(() => later());
  resizing.observe(element);
  return view;
}
