import type Sigma from 'sigma';
import type { Snapshot } from '../../model/snapshot';
import { DEFAULT_ENCODINGS, type Encodings, type LabelChoice } from '../../model/view';
import type { Box } from '../../view/camera-box';
import { sizeScaleAt } from '../../view/encodings';
import { metricsWanted } from '../../view/map-keys';
import type { MetricColumns } from '../../view/metric-values';
import type { Rect } from '../../view/labels/place-labels';
import { findChosen, NONE_CHOSEN } from '../../view/labels/label-choices';
import type { LabelShift } from '../../view/labels/standing-label';
import { restLinkCount } from '../../view/rest-links';
import { buildTerritories } from '../../view/territories';
import { territoryReach } from '../../view/territory-grid';
import { THEMES } from '../../view/theme';
import { describeDrawn } from './describe-drawn';
import type { GraphView, GraphViewOptions, GraphViewProps } from './graph-view-types';
import { Highlighter } from './highlighter';
import { listenToKeyboard } from './keyboard';
import { LabelLayer } from './label-layer';
import type { LabelScene } from './label-scene';
import { MapCamera } from './map-camera';
import { MapColours } from './map-colours';
import {
  buildMapModel,
  differInPlaceOnly,
  hasSameNodes,
  movePositions,
  positionsOf,
  type MapModel,
} from './map-model';
import { listenToPointer } from './pointer';
import { nodeOnScreen } from './node-on-screen';
import { createPointerHandlers } from './pointer-handlers';
import { createRegionNamer } from './region-namer';
import { createSharedState } from './shared-state';
import { createStageElement, hasWebGl2 } from '../stage-element';
import { watchContextLoss } from './context-loss';
import { copyPicture, NO_WEBGL, startSigma, WEBGL_LOST, type SigmaStage } from './sigma-stage';
import { nextTurn, runInSlices } from './slices';
import { drawAxesLayer } from './axes-layer';
import { TerritoryLayer } from './territory-layer';

/**
 * The map: one Sigma instance in `container`, which must have a size. Draws what update() is given, reports what the reader does, holds no
 * state of the application. Nodes and links are drawn by programs that read hover, selection and filters from a small texture.
 *
 * This file only puts the parts together (stage, camera, highlighter, labels, territories, model) and decides the order in which a new
 * snapshot gets on the screen; it is long because all parts meet here.
 */
export function createGraphView(container: HTMLElement, options: GraphViewOptions): GraphView {
  const shared = createSharedState();
  shared.theme = THEMES[options.theme];
  const element = createStageElement(options.label ?? 'Map of papers');
  container.append(element);
  const camera = new MapCamera(element, onCameraRest);
  camera.reducedMotion = options.reducedMotion;
  const highlighter = new Highlighter(shared);
  const territories = new TerritoryLayer();
  const colours = new MapColours(shared, DEFAULT_ENCODINGS);

  let stage: SigmaStage | null = null;
  let labels: LabelLayer | null = null;
  let stopPointer: (() => void) | null = null;
  /** The snapshot asked for, and the one on the screen. */
  let wanted: Snapshot | null = null;
  let model: MapModel | null = null;
  let encodings: Encodings = DEFAULT_ENCODINGS;
  let columns: MetricColumns = {};
  let positions: Float32Array | null = null;
  let titles: (node: number) => string | undefined = () => undefined;
  /** Where to look once the snapshot asked for is there: a box, or 'fit'. */
  let pending: Box | 'fit' | null = null;
  let turn = 0;
  let isBuilding = false;
  let isInstalling = false;
  /** Colours or sizes are others than those that the model was built with. */
  let isRecoloured = false;
  let isDestroyed = false;
  let isFading = false;
  let drawFrame = 0;
  let titlesAsked = '';
  /** Where labels of axes stand, CSS pixels. */
  let axisTexts: Rect[] = [];

  let labelChoices: readonly LabelChoice[] = [];
  let chosen = NONE_CHOSEN;
  let shift: LabelShift | null = null;

  const render = () => stage?.sigma.scheduleRender();
  const namer = createRegionNamer({
    ...{ camera, render, labels: () => labels, model: () => model, chosen: () => chosen },
  });
  const scene = (map: MapModel): LabelScene => ({
    model: map,
    camera: camera.state(),
    frame: camera.frame(),
    fitScale: camera.wholeScale(),
    sizeScale: shared.sizeScale,
    states: highlighter.states,
    presence: highlighter.presence,
    fade: shared.fade,
    theme: shared.theme,
    nameColour: colours.name,
    ...{ chosen, shift, density: encodings.labels },
    covers: camera.covers.all,
    axisTexts,
    nameArea: camera.nameArea(),
    titles,
  });

  /** Sets what depends on the camera; runs before Sigma draws. */
  function beforeRender() {
    if (!model || !stage) return;
    const whole = camera.wholeScale();
    const zoom = camera.scale() / whole;
    shared.sizeScale = sizeScaleAt(whole, zoom, model.largestRadius);
    shared.widthScale = zoom >= 1 ? zoom ** 0.2 : Math.max(0.5, zoom ** 0.5);
    shared.reveal = restLinkCount(model.snapshot.nodeCount, zoom, model.snapshot.settings.layout);
    const strength = Math.max(0.35, Math.min(1, 1.25 - zoom * 0.12)) * (1 - 0.6 * shared.fade);
    territories.draw(stage.ground, scene(model), colours.ground, strength);
    axisTexts = drawAxesLayer(stage.ground, model.snapshot, scene(model), colours.ground);
  }

  function drawLabels() {
    // Taking a graph over is a task that is long enough; names follow in the next frame.
    if (isInstalling) return scheduleDraw();
    if (!model || !labels) return;
    isFading = labels.draw(scene(model), performance.now(), camera.isMoving, camera.reducedMotion);
    const asked = labels.titlesWanted.join();
    if (asked && asked !== titlesAsked) options.onTitlesWanted?.(labels.titlesWanted);
    titlesAsked = asked;
    if (isFading) scheduleDraw();
  }

  /** A frame for labels and unlit nodes that fade. */
  function scheduleDraw() {
    if (drawFrame || isDestroyed) return;
    drawFrame = requestAnimationFrame((now) => {
      drawFrame = 0;
      if (highlighter.isSettled) return drawLabels();
      if (highlighter.step(now, camera.reducedMotion)) applyStates();
      render();
      if (!highlighter.isSettled) scheduleDraw();
    });
  }

  function applyStates() {
    if (!model) return;
    highlighter.apply(model, encodings.filtered);
    render();
    if (!highlighter.isSettled) scheduleDraw();
  }

  function applyPositions() {
    if (!model || !positions || positions.length !== model.x.length * 2) return;
    movePositions(model, positions);
    positions = null;
    shared.linksVersion++;
    territories.clear();
    labels?.invalidate();
    if (camera.isFit) camera.fit(0);
  }

  /** Tells whether another map has been asked for since. */
  function staleness(): () => boolean {
    const own = turn;
    return () => own !== turn || isDestroyed;
  }

  /** Builds what the wanted snapshot needs and puts it on the screen, in slices that leave the page free. */
  async function show(): Promise<void> {
    const snapshot = wanted;
    if (!snapshot || isDestroyed) return;
    turn++;
    const isStale = staleness();
    isBuilding = true;
    // Whoever hands over a snapshot has work of its own in this turn.
    await nextTurn();
    if (isStale()) return;
    let next = model;
    if (!isRecoloured && next && next.snapshot !== snapshot && differInPlaceOnly(next.snapshot, snapshot))
      move(next, snapshot);
    else {
      next = await runInSlices(buildMapModel(snapshot, encodings, shared.theme, columns), isStale);
      if (!next) return;
      await nextTurn();
      if (isStale()) return;
      install(next);
      isRecoloured = false;
    }
    await nextTurn();
    await namer.name(isStale);
    // While the layout still moves the nodes, their grounds would be those of a moment ago.
    const x = next.x[0];
    await runInSlices(
      buildTerritories(snapshot),
      () => isStale() || next.x[0] !== x,
      (territory) => territory && next.x[0] === x && territories.add(territory),
    );
    if (isStale()) return;
    isBuilding = false;
    render();
    options.onReady?.(snapshot);
  }

  /** The finished map after its first picture: the same graph in other places. */
  function move(next: MapModel, snapshot: Snapshot) {
    next.snapshot = snapshot;
    chosen = findChosen(labelChoices, snapshot);
    next.margin = territoryReach(snapshot);
    positions = positionsOf(snapshot);
    applyPositions();
    applyStates();
    if (pending === 'fit') camera.fit(0);
    else if (pending) camera.goTo(pending);
    pending = null;
  }

  function install(next: MapModel) {
    const isSameMap = model !== null && hasSameNodes(model.snapshot, next.snapshot);
    const box = pending === 'fit' ? null : (pending ?? (isSameMap && !camera.isFit ? camera.box() : null));
    pending = null;
    model = next;
    chosen = findChosen(labelChoices, next.snapshot);
    shared.links = next.links;
    shared.linksVersion++;
    if (!isSameMap) {
      labels?.clear();
      highlighter.reset();
      pointer.forget();
    }
    labels?.invalidate();
    territories.clear();
    applyStates();
    camera.setModel(next, box);
    beforeRender();
    isInstalling = true;
    stage?.sigma.setGraph(next.graph.asGraph);
    isInstalling = false;
    applyPositions();
  }

  function start() {
    stage = startSigma(element, shared, model, camera.reducedMotion);
    labels = new LabelLayer(stage.names);
    const { sigma } = stage;
    if (model) sigma.setCustomBBox({ x: [-model.half, model.half], y: [-model.half, model.half] });
    sigma.on('beforeRender', beforeRender);
    sigma.on('afterRender', drawLabels);
    camera.attach(sigma);
    stopPointer = listenToPointer(sigma as unknown as Sigma, element, options.wheel ?? 'on', pointer);
  }

  function stop() {
    stopPointer?.();
    stage?.sigma.kill();
    stage = null;
    labels = null;
  }

  /** WebGL contexts come back empty: the whole instance is made anew. */
  function restart() {
    if (isDestroyed) return;
    const state = camera.state();
    stop();
    shared.linksVersion++;
    start();
    stage?.sigma.getCamera().setState({ ...state, angle: 0 });
    stage?.sigma.refresh();
    void namer.name(staleness());
  }

  function onCameraRest() {
    if (isDestroyed || !model) return;
    scheduleDraw();
    options.onCamera?.(camera.box(), camera.isFit);
  }

  const pointer = createPointerHandlers(
    { element, camera, highlighter, shared, options },
    {
      model: () => model,
      regionAt: (spot) => (model && labels?.regionAt(spot.x, spot.y, scene(model))) ?? null,
    },
  );

  const isCurrent = () => model !== null && model.snapshot === wanted;
  const view: GraphView = {
    update(props: Partial<GraphViewProps>) {
      if (isDestroyed) return;
      if (props.insets && camera.setInsets(props.insets, props.baseInsets, props.nameInsets))
        namer.nameSoon(staleness());
      if (props.covers && camera.setCovers(props.covers)) namer.nameSoon(staleness());
      if (props.reducedMotion !== undefined) camera.reducedMotion = props.reducedMotion;
      if (props.mask !== undefined) highlighter.mask = props.mask;
      if (props.emphasis) highlighter.emphasis = props.emphasis;
      if (props.titles) titles = props.titles;
      if (props.labelShift !== undefined) shift = props.labelShift;
      if (props.labelChoices && props.labelChoices !== labelChoices) {
        labelChoices = props.labelChoices;
        chosen = model ? findChosen(labelChoices, model.snapshot) : NONE_CHOSEN;
        // What was moved is there at once; the others make room for it a moment later.
        if (model) labels?.adopt(chosen, model.snapshot);
        void namer.name(staleness());
      }
      if (props.positions) positions = props.positions;
      const before = { theme: shared.theme, encodings, columns };
      if (props.columns) columns = props.columns;
      if (props.theme) shared.theme = THEMES[props.theme];
      if (props.encodings) encodings = colours.encodings = props.encodings;
      if (props.titles || encodings.labels !== before.encodings.labels) labels?.invalidate();
      const isNewColour =
        shared.theme !== before.theme ||
        encodings.sizeBy !== before.encodings.sizeBy ||
        encodings.colourBy !== before.encodings.colourBy ||
        metricsWanted(encodings).some((id) => columns[id] !== before.columns[id]);
      if (isNewColour) isRecoloured = true;
      if (props.snapshot && props.snapshot !== wanted) {
        wanted = props.snapshot;
        if (!props.positions) positions = null;
        void show();
      } else if (isNewColour) void show();
      else if (isCurrent()) {
        if (props.positions) applyPositions();
        if (props.mask !== undefined || props.emphasis || props.encodings) applyStates();
      }
      render();
    },
    fit() {
      if (isCurrent()) camera.fit();
      else pending = 'fit';
    },
    flyTo: (nodes) => camera.goToNodes(nodes),
    zoom: (factor) => camera.zoom(factor),
    pan: (dx, dy) => camera.pan(dx, dy),
    setBox(box) {
      if (!isCurrent()) pending = box ?? 'fit';
      else if (box) camera.goTo(box);
      else camera.fit();
    },
    box: () => (Array.isArray(pending) ? pending : camera.box()),
    nodeAt: (node) => model && nodeOnScreen(model, node, camera, highlighter, element),
    standing: () => (model && labels ? labels.standing(scene(model)) : []),
    drawn: () => describeDrawn(camera, shared, labels, model && scene(model)),
    snapshot: () => model?.snapshot ?? null,
    sharpen: () => void stage?.sigma.resize(true).scheduleRender(),
    toCanvas: () =>
      stage && model ? copyPicture(stage, options.transparent ? null : shared.theme.paper) : null,
    isSettled: () =>
      !isBuilding &&
      (isCurrent() || wanted === null) &&
      camera.isAtRest &&
      !isFading &&
      highlighter.isSettled &&
      !drawFrame &&
      !namer.isBusy,
    destroy() {
      if (isDestroyed) return;
      isDestroyed = true;
      namer.stop();
      cancelAnimationFrame(drawFrame);
      stopKeyboard();
      stopWatching();
      resizing.disconnect();
      camera.destroy();
      stop();
      element.remove();
    },
  };

  const stopKeyboard = listenToKeyboard(element, view, () => {
    options.onSelectLink?.(null);
    options.onSelect?.(null, { add: false });
  });

  const resizing = new ResizeObserver(() => {
    const before = { ...camera.frame() };
    const { width, height } = camera.measure();
    if (!stage || !model || (width === before.width && height === before.height)) return;
    camera.resize(before.width, before.height);
    render();
    namer.nameSoon(staleness());
  });
  resizing.observe(element);

  const stopWatching = watchContextLoss(element, restart, () => options.onProblem?.(WEBGL_LOST));

  if (hasWebGl2()) start();
  else options.onProblem?.(NO_WEBGL);
  return view;
}
