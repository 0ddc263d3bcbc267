import Graph from 'graphology';
import Sigma from 'sigma';
import type { NodeProgramType } from 'sigma/rendering';
import { DEFAULT_ENCODINGS, type Encodings } from '../../model/view';
import {
  NO_INSETS,
  boxAround,
  boxForCamera,
  cameraForBox,
  dataToScreen,
  pixelsPerUnit,
  type Box,
  type CameraState,
  type Frame,
  type Insets,
} from '../../view/camera-box';
import {
  clusterPresence,
  computeStates,
  NO_EMPHASIS,
  PRESENCE,
  type Emphasis,
  type NodeStates,
} from '../../view/emphasis';
import { clusterColour, clusterInk, sizeScaleAt } from '../../view/encodings';
import { placeRegionNamesInSteps } from '../../view/region-names';
import { restLinkCount } from '../../view/rest-links';
import { buildTerritories } from '../../view/territories';
import { THEMES } from '../../view/theme';
import { Flight } from './flight';
import type { GraphView, GraphViewOptions, GraphViewProps } from './graph-view-types';
import { findLink, findNode } from './hit-test';
import { listenToKeyboard } from './keyboard';
import { LabelLayer, type LabelScene } from './label-layer';
import { createLinkProgram } from './link-program';
import { buildMapModel, toUnitSquare, type MapModel } from './map-model';
import { createNodeProgram, NoNodeProgram, type DisplayNode } from './node-program';
import { listenToPointer, type PointerSpot } from './pointer';
import { createSharedState, LINK_BEND, padStates } from './shared-state';
import { nextTurn, runInSlices } from './slices';
import { TerritoryLayer } from './territory-layer';

export type { GraphView, GraphViewOptions, GraphViewProps, DrawnMap } from './graph-view-types';

const FLIGHT_MS = 480;
const SINK_MS = 170;
/** Camera ratios: the unit square fills the shorter side at 1. */
const NEAREST = 0.004;
const FARTHEST = 6;

/**
 * The map: one Sigma instance in `container`, which must have a size. Draws what update() is given and reports what the reader does; holds no
 * state of the application. Sigma has the camera, the layers and the frame; nodes and links are drawn by programs that read hover,
 * selection and filters from a small texture, so that none of these repacks the graph.
 */
export function createGraphView(container: HTMLElement, options: GraphViewOptions): GraphView {
  const shared = createSharedState();
  shared.theme = THEMES[options.theme];
  let reducedMotion = options.reducedMotion;
  let wanted: GraphViewProps['snapshot'] | null = null;
  let model: MapModel | null = null;
  let build = 0;
  let isBuilding = false;
  let mask: Uint8Array | null = null;
  let emphasis: Emphasis = NO_EMPHASIS;
  let encodings: Encodings = DEFAULT_ENCODINGS;
  let positions: Float32Array | null = null;
  let titles: (node: number) => string | undefined = () => undefined;
  let insets: Insets = NO_INSETS;
  let states: NodeStates = { bytes: new Uint8Array(0), sinks: false, links: 'none' };
  let presence: Float32Array = new Float32Array(0);
  let pendingBox: Box | null = null;
  /** The camera follows the whole map until the reader takes it. */
  let isFit = true;
  let isDestroyed = false;
  let isFading = false;
  let drawFrame = 0;
  let namesTimer: ReturnType<typeof setTimeout> | undefined;
  let cameraTimer: ReturnType<typeof setTimeout> | undefined;
  let titlesAsked = '';
  let sinkGoal = 0;
  let lastFrame = 0;
  let lastMove = 0;
  let lastHover: number | null = null;

  const stage = document.createElement('div');
  stage.style.cssText = 'position:absolute;inset:0;overflow:hidden;outline-offset:-3px;cursor:grab';
  stage.tabIndex = 0;
  stage.setAttribute('role', 'application');
  stage.setAttribute('aria-roledescription', 'map');
  stage.setAttribute(
    'aria-label',
    `${options.label ?? 'Map of papers'}. Arrow keys move, plus and minus zoom, 0 shows all of it.`,
  );
  container.append(stage);

  let sigma: Sigma<DisplayNode> | null = null;
  let labels: LabelLayer | null = null;
  let ground: CanvasRenderingContext2D | null = null;
  const territories = new TerritoryLayer();
  let stopPointer: (() => void) | null = null;

  const frame = (): Frame => ({
    half: model?.half ?? 1,
    width: stage.clientWidth || 1,
    height: stage.clientHeight || 1,
    insets,
  });
  const camera = (): CameraState => {
    const state = sigma?.getCamera().getState();
    return state ? { x: state.x, y: state.y, ratio: state.ratio } : { x: 0.5, y: 0.5, ratio: 1 };
  };
  const setCamera = (state: CameraState) => {
    const ratio = Math.max(NEAREST, Math.min(FARTHEST, state.ratio));
    sigma?.getCamera().setState({ x: state.x, y: state.y, ratio, angle: 0 });
  };
  const flight = new Flight(camera, setCamera);
  const flightTime = () => (reducedMotion ? 0 : FLIGHT_MS);

  const fitCamera = (): CameraState => cameraForBox(model?.bounds ?? [-1, -1, 1, 1], padFrame(frame()));
  const fitScale = () => pixelsPerUnit(fitCamera().ratio, frame());

  const scene = (map: MapModel): LabelScene => ({
    model: map,
    camera: camera(),
    frame: frame(),
    fitScale: fitScale(),
    sizeScale: shared.sizeScale,
    states,
    presence,
    sink: shared.sink,
    theme: shared.theme,
    nameColour,
    density: encodings.labels,
    titles,
  });

  /** Sets what depends on the camera; runs before Sigma draws. */
  const beforeRender = () => {
    if (!model) return;
    const whole = fitScale();
    const zoom = pixelsPerUnit(camera().ratio, frame()) / whole;
    shared.sizeScale = sizeScaleAt(whole, zoom, model.largestRadius);
    shared.widthScale = zoom >= 1 ? zoom ** 0.2 : Math.max(0.5, zoom ** 0.5);
    shared.reveal = restLinkCount(model.snapshot.nodeCount, zoom);
    if (ground) {
      const strength = Math.max(0.35, Math.min(1, 1.25 - zoom * 0.12)) * (1 - 0.6 * shared.sink);
      territories.draw(ground, camera(), frame(), groundColour, shared.theme, strength, presence);
    }
  };

  // Coloured by date, the clusters lend their colours to nothing: grounds and names turn neutral.
  const groundColour = (cluster: number) =>
    encodings.colourBy === 'cluster' ? clusterColour(cluster, shared.theme) : shared.theme.secondInk;
  const inks = new Map<string, string>();
  const nameColour = (cluster: number): string => {
    if (encodings.colourBy !== 'cluster') return shared.theme.secondInk;
    const key = `${shared.theme.name} ${cluster}`;
    let ink = inks.get(key);
    if (!ink) inks.set(key, (ink = clusterInk(cluster, shared.theme)));
    return ink;
  };

  const drawLabels = () => {
    if (!model || !labels) return;
    const now = performance.now();
    const isMoving = flight.isFlying || now - lastMove < 90;
    isFading = labels.draw(scene(model), now, isMoving, reducedMotion);
    const asked = labels.titlesWanted.join();
    if (asked && asked !== titlesAsked) {
      titlesAsked = asked;
      options.onTitlesWanted?.(labels.titlesWanted);
    }
    if (isFading) scheduleDraw();
  };

  /** A frame for fades and the sinking of what is unlit. */
  const scheduleDraw = () => {
    if (drawFrame || isDestroyed) return;
    drawFrame = requestAnimationFrame((now) => {
      drawFrame = 0;
      const step = reducedMotion ? 1 : Math.min(0.5, Math.max(0, now - lastFrame) / SINK_MS);
      lastFrame = now;
      if (shared.sink !== sinkGoal) {
        const way = sinkGoal - shared.sink;
        shared.sink += Math.max(-step, Math.min(step, way));
        if (shared.sink === 0) applyStates();
        sigma?.scheduleRender();
        if (shared.sink !== sinkGoal) scheduleDraw();
      } else drawLabels();
    });
  };

  /** Works out the state of every node and sends it to the programs. Costs one pass over the nodes and one small upload. */
  const applyStates = () => {
    if (!model) return;
    const next = computeStates(
      model.snapshot.nodeCount,
      model.adjacency,
      mask?.length === model.snapshot.nodeCount ? mask : null,
      emphasis,
      encodings.filtered,
    );
    sinkGoal = next.sinks ? 1 : 0;
    if (!next.sinks && shared.sink > 0) {
      // While everything rises again, what was lit must not flash: keep its light, take over presence and rings.
      for (let i = 0; i < next.bytes.length; i += 4) next.bytes[i + 1] = states.bytes[i + 1] ?? 0;
      next.sinks = true;
      next.links = states.links;
    }
    states = next;
    const { cluster, kinds, clusters } = model.snapshot;
    presence = clusterPresence(cluster, kinds, states.bytes, clusters.length);
    shared.states = padStates(states.bytes);
    shared.statesVersion++;
    shared.linkMode = states.links === 'between' ? 2 : states.links === 'touching' ? 1 : 0;
    lastFrame = performance.now();
    sigma?.scheduleRender();
    if (shared.sink !== sinkGoal) scheduleDraw();
  };

  const applyPositions = () => {
    if (!model || !sigma || !positions || positions.length !== model.x.length * 2) return;
    for (let i = 0; i < model.x.length; i++) {
      model.x[i] = positions[2 * i] as number;
      model.y[i] = positions[2 * i + 1] as number;
    }
    positions = null;
    const { x, y } = model;
    model.graph.updateEachNodeAttributes(
      (_, node) => {
        node.x = x[node.index] as number;
        node.y = y[node.index] as number;
        return node;
      },
      { attributes: ['x', 'y'] },
    );
    model.links.positions = toUnitSquare(x, y, model.half);
    shared.linksVersion++;
    territories.clear();
    labels?.invalidate();
  };

  const show = async (): Promise<void> => {
    const snapshot = wanted;
    if (!snapshot || isDestroyed) return;
    const turn = ++build;
    isBuilding = true;
    const isStale = () => turn !== build || isDestroyed;
    const next = await runInSlices(buildMapModel(snapshot, encodings, shared.theme), isStale);
    if (!next || isStale()) return;
    await nextTurn();
    if (isStale()) return;
    install(next);
    await nextTurn();
    if (isStale()) return;
    options.onReady?.(snapshot);
    await nameRegions(isStale);
    if (isStale()) return;
    const ground = await runInSlices(buildTerritories(snapshot), isStale, (territory) => {
      if (territory && !isStale()) territories.add(territory);
    });
    if (!ground || isStale()) return;
    isBuilding = false;
    sigma?.scheduleRender();
  };

  /** Names of the regions, for the whole map at the size that the viewport has now. */
  const nameRegions = async (isStale: () => boolean): Promise<void> => {
    if (!model || !labels) return;
    const { snapshot, x, y, radii } = model;
    const fitBox = boxForCamera(fitCamera(), frame());
    const steps = placeRegionNamesInSteps(
      { ...snapshot, x, y },
      radii,
      fitScale(),
      frame().width,
      labels.measure,
      fitBox,
    );
    const names = await runInSlices(steps, isStale);
    if (!names || isStale()) return;
    labels?.setRegions(names);
    sigma?.scheduleRender();
  };

  const install = (next: MapModel) => {
    const keptBox = model && !isFit ? boxForCamera(camera(), frame()) : null;
    const isSame = model?.snapshot === next.snapshot;
    model = next;
    shared.links = next.links;
    shared.linksVersion++;
    if (!isSame) {
      labels?.clear();
      shared.sink = 0;
    }
    labels?.invalidate();
    territories.clear();
    applyStates();
    if (!sigma) return;
    sigma.setCustomBBox({ x: [-next.half, next.half], y: [-next.half, next.half] });
    const box = pendingBox ?? keptBox;
    pendingBox = null;
    setCamera(box ? cameraForBox(box, frame()) : fitCamera());
    beforeRender();
    sigma.setGraph(next.graph as unknown as Graph<DisplayNode>);
    applyPositions();
  };

  const start = () => {
    sigma = new Sigma<DisplayNode>(model?.graph ?? new Graph<DisplayNode>(), stage, {
      allowInvalidContainer: true,
      renderLabels: false,
      renderEdgeLabels: false,
      enableEdgeEvents: false,
      enableCameraRotation: false,
      zIndex: false,
      stagePadding: 0,
      minCameraRatio: NEAREST,
      maxCameraRatio: FARTHEST,
      inertiaDuration: reducedMotion ? 0 : 220,
      inertiaRatio: reducedMotion ? 0 : 3,
      doubleClickZoomingDuration: reducedMotion ? 0 : 240,
      defaultNodeType: 'map',
      defaultEdgeType: 'line',
      nodeProgramClasses: { map: createNodeProgram(shared) as never },
      nodeHoverProgramClasses: { map: NoNodeProgram as unknown as NodeProgramType as never },
      edgeProgramClasses: {
        line: createLinkProgram(shared, 0) as never,
        arc: createLinkProgram(shared, LINK_BEND) as never,
      },
    });
    if (model) sigma.setCustomBBox({ x: [-model.half, model.half], y: [-model.half, model.half] });
    sigma.createCanvasContext('ground');
    sigma.createCanvasContext('names');
    const canvases = sigma.getCanvases();
    for (const canvas of Object.values(canvases)) canvas.setAttribute('aria-hidden', 'true');
    // Sigma appends new layers on top; the ground belongs under the links, the names under the layer that hears the mouse.
    canvases.edges?.before(canvases.ground ?? '');
    canvases.mouse?.before(canvases.names ?? '');
    ground = canvases.ground?.getContext('2d') ?? null;
    const names = canvases.names?.getContext('2d');
    labels = names ? new LabelLayer(names) : null;
    sigma.resize(true);
    sigma.on('beforeRender', beforeRender);
    sigma.on('afterRender', drawLabels);
    sigma.getCamera().on('updated', onCameraMove);
    stopPointer = listenToPointer(sigma as unknown as Sigma, stage, options.wheel ?? 'on', pointer);
  };

  const stop = () => {
    stopPointer?.();
    stopPointer = null;
    sigma?.kill();
    sigma = null;
    labels = null;
    ground = null;
  };

  const onCameraMove = () => {
    lastMove = performance.now();
    clearTimeout(cameraTimer);
    cameraTimer = setTimeout(() => {
      if (isDestroyed || !model) return;
      scheduleDraw();
      options.onCamera?.(boxForCamera(camera(), frame()), isFit);
    }, 140);
  };

  const hitScene = () => model && { model, camera: camera(), frame: frame(), states, shared };
  const nodeAtSpot = (spot: PointerSpot) => {
    const hits = hitScene();
    return hits ? findNode(hits, spot.x, spot.y, spot.isTouch ? 14 : 3) : null;
  };
  const pointer = {
    onMove: (spot: PointerSpot | null) => {
      const hits = hitScene();
      const node = spot && nodeAtSpot(spot);
      const isLink = spot && hits && node === null && findLink(hits, spot.x, spot.y, 4) !== null;
      stage.style.cursor = node !== null || isLink ? 'pointer' : 'grab';
      if (node === lastHover) return;
      lastHover = node;
      options.onHover?.(node);
    },
    onClick: (spot: PointerSpot) => {
      stage.focus({ preventScroll: true });
      const node = nodeAtSpot(spot);
      if (node !== null) return options.onSelect?.(node, { add: spot.shift });
      const hits = hitScene();
      const link = hits && findLink(hits, spot.x, spot.y, spot.isTouch ? 10 : 5);
      if (hits && link !== null) {
        const { source, target } = hits.model.links;
        return options.onSelectLink?.({ source: source[link] as number, target: target[link] as number });
      }
      options.onSelect?.(null, { add: spot.shift });
    },
    onDoubleClick: (spot: PointerSpot): boolean => {
      isFit = false;
      if (!model || !labels) return false;
      const cluster = labels.regionAt(spot.x, spot.y, scene(model));
      if (cluster === null) return false;
      view.flyTo(membersOf(model, cluster));
      options.onCluster?.(cluster);
      return true;
    },
    onWheel: (spot: PointerSpot, delta: number) => zoomAt(spot, Math.exp(-delta * 0.0022), 0),
    onDrag: () => {
      isFit = false;
      flight.stop();
    },
  };

  const zoomAt = (spot: { x: number; y: number }, factor: number, duration: number) => {
    if (!sigma) return;
    isFit = false;
    const from = camera();
    const ratio = Math.max(NEAREST, Math.min(FARTHEST, from.ratio / factor));
    const { width, height } = frame();
    const side = Math.min(width, height);
    flight.go(
      {
        x: from.x + ((spot.x - width / 2) / side) * (from.ratio - ratio),
        y: from.y - ((spot.y - height / 2) / side) * (from.ratio - ratio),
        ratio,
      },
      duration,
    );
  };

  const view: GraphView = {
    update(props: Partial<GraphViewProps>) {
      if (isDestroyed) return;
      if (props.insets) insets = props.insets;
      if (props.reducedMotion !== undefined) reducedMotion = props.reducedMotion;
      if (props.titles) {
        titles = props.titles;
        titlesAsked = '';
        labels?.invalidate();
      }
      if (props.mask !== undefined) mask = props.mask;
      if (props.emphasis) emphasis = props.emphasis;
      if (props.positions) positions = props.positions;
      const isRecoloured =
        (props.theme && THEMES[props.theme] !== shared.theme) ||
        (props.encodings &&
          (props.encodings.sizeBy !== encodings.sizeBy || props.encodings.colourBy !== encodings.colourBy));
      if (props.theme) shared.theme = THEMES[props.theme];
      if (props.encodings) {
        if (props.encodings.labels !== encodings.labels) labels?.invalidate();
        encodings = props.encodings;
      }
      if (props.snapshot && props.snapshot !== wanted) {
        wanted = props.snapshot;
        if (!props.positions) positions = null;
        void show();
      } else if (isRecoloured) void show();
      else {
        if (props.positions) {
          applyPositions();
          if (isFit && model) followPositions(model);
        }
        if (props.mask !== undefined || props.emphasis || props.encodings) applyStates();
      }
      sigma?.scheduleRender();
    },
    fit() {
      isFit = true;
      pendingBox = null;
      flight.go(fitCamera(), flightTime());
    },
    flyTo(nodes) {
      if (!model) return;
      const least = (0.16 * Math.min(frame().width, frame().height)) / fitScale();
      const box = boxAround(nodes, model.x, model.y, least);
      if (!box) return;
      isFit = false;
      flight.go(cameraForBox(box, frame()), flightTime());
    },
    zoom(factor) {
      const { width, height } = frame();
      const x = (insets.left + width - insets.right) / 2;
      const y = (insets.top + height - insets.bottom) / 2;
      zoomAt({ x, y }, factor, reducedMotion ? 0 : 200);
    },
    pan(dx, dy) {
      isFit = false;
      const from = camera();
      const side = Math.min(frame().width, frame().height);
      setCamera({
        x: from.x + (dx / side) * from.ratio,
        y: from.y - (dy / side) * from.ratio,
        ratio: from.ratio,
      });
    },
    setBox(box) {
      if (!box) return view.fit();
      isFit = false;
      if (model) flight.go(cameraForBox(box, frame()), flightTime());
      else pendingBox = box;
    },
    box: () => pendingBox ?? boxForCamera(camera(), frame()),
    nodeAt(node) {
      if (!model) return null;
      const index = typeof node === 'number' ? node : model.snapshot.ids.indexOf(node);
      if (index < 0 || index >= model.snapshot.nodeCount) return null;
      if (states.bytes[4 * index] === PRESENCE.hidden) return null;
      const at = dataToScreen(
        { x: model.x[index] as number, y: model.y[index] as number },
        camera(),
        frame(),
      );
      const bounds = stage.getBoundingClientRect();
      return { x: bounds.left + at.x, y: bounds.top + at.y };
    },
    drawn() {
      const { width, height } = frame();
      return {
        labels: model && labels ? labels.drawn(scene(model)) : [],
        regions: [...(labels?.regionNames() ?? [])],
        scale: pixelsPerUnit(camera().ratio, frame()),
        sizeScale: shared.sizeScale,
        width,
        height,
        links: model ? Math.min(model.links.source.length, Math.round(shared.reveal)) : 0,
      };
    },
    toCanvas() {
      if (!sigma || !model) return null;
      // A partial refresh of nothing draws at once, while the WebGL buffers can still be read.
      sigma.refresh({ partialGraph: {}, skipIndexation: true });
      const layers = sigma.getCanvases();
      const canvas = document.createElement('canvas');
      canvas.width = layers.nodes?.width ?? 1;
      canvas.height = layers.nodes?.height ?? 1;
      const context = canvas.getContext('2d');
      if (!context) return null;
      context.fillStyle = shared.theme.paper;
      context.fillRect(0, 0, canvas.width, canvas.height);
      for (const name of ['ground', 'edges', 'nodes', 'names']) {
        const layer = layers[name];
        if (layer) context.drawImage(layer, 0, 0);
      }
      return canvas;
    },
    isSettled: () =>
      !isBuilding &&
      model?.snapshot === wanted &&
      !flight.isFlying &&
      !isFading &&
      shared.sink === sinkGoal &&
      !drawFrame,
    destroy() {
      if (isDestroyed) return;
      isDestroyed = true;
      build++;
      flight.stop();
      clearTimeout(cameraTimer);
      clearTimeout(namesTimer);
      cancelAnimationFrame(drawFrame);
      stopKeyboard();
      resizing.disconnect();
      stop();
      stage.remove();
    },
  };

  /** While the layout runs, the camera keeps the whole map in sight. */
  const followPositions = (map: MapModel) => {
    let reach = 0;
    for (let i = 0; i < map.x.length; i++)
      reach = Math.max(reach, Math.abs(map.x[i] as number), Math.abs(map.y[i] as number));
    map.bounds = [-reach, -reach, reach, reach];
    setCamera(fitCamera());
  };

  const stopKeyboard = listenToKeyboard(stage, view, () => {
    options.onSelectLink?.(null);
    options.onSelect?.(null, { add: false });
  });

  const resizing = new ResizeObserver(() => {
    if (!sigma || !model) return;
    const { width, height } = sigma.getDimensions();
    if (width === stage.clientWidth && height === stage.clientHeight) return;
    // The scale depends on the shorter side; keep it, and the centre, unless the whole map is shown.
    const ratio =
      (camera().ratio * Math.min(stage.clientWidth || 1, stage.clientHeight || 1)) / Math.min(width, height);
    setCamera(isFit ? fitCamera() : { ...camera(), ratio });
    sigma.scheduleRender();
    clearTimeout(namesTimer);
    const turn = build;
    namesTimer = setTimeout(() => void nameRegions(() => turn !== build || isDestroyed), 160);
  });
  resizing.observe(stage);

  stage.addEventListener('webglcontextlost', (event) => event.preventDefault(), true);
  stage.addEventListener(
    'webglcontextrestored',
    () => {
      if (isDestroyed) return;
      const state = camera();
      stop();
      shared.linksVersion++;
      start();
      setCamera(state);
      sigma?.refresh();
      labels?.invalidate();
    },
    true,
  );

  if (hasWebGl2()) start();
  else {
    options.onProblem?.({
      code: 'no-webgl',
      severity: 'error',
      message:
        'The map needs WebGL 2, which this browser does not offer or has switched off. Turn on hardware acceleration or use a current Firefox, Chrome, Edge or Safari; lists, search and exports work without it.',
    });
  }
  return view;
}

function hasWebGl2(): boolean {
  const gl = document.createElement('canvas').getContext('webgl2');
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return gl !== null;
}

/** Room for names at the edge of the whole map. */
function padFrame(frame: Frame): Frame {
  const x = Math.min(80, frame.width * 0.055);
  const y = Math.min(56, frame.height * 0.06);
  const { top, right, bottom, left } = frame.insets;
  return { ...frame, insets: { top: top + y, right: right + x, bottom: bottom + y, left: left + x } };
}

function membersOf(model: MapModel, cluster: number): number[] {
  const members: number[] = [];
  for (let i = 0; i < model.snapshot.nodeCount; i++)
    if (model.snapshot.cluster[i] === cluster) members.push(i);
  return members;
}
