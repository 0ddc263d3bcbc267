import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boxAround,
  boxForCamera,
  cameraForBox,
  dataToScreen,
  freeArea,
  mapBounds,
  screenToData,
  type Box,
  type Frame,
} from '../../../src/lib/view/camera-box';

const frames: fc.Arbitrary<Frame> = fc.record({
  half: fc.double({ min: 0.5, max: 5000, noNaN: true }),
  width: fc.integer({ min: 320, max: 2560 }),
  height: fc.integer({ min: 300, max: 1440 }),
  insets: fc.record({
    top: fc.integer({ min: 0, max: 80 }),
    right: fc.integer({ min: 0, max: 340 }),
    bottom: fc.integer({ min: 0, max: 140 }),
    left: fc.integer({ min: 0, max: 280 }),
  }),
});
const boxes: fc.Arbitrary<Box> = fc
  .tuple(
    fc.double({ min: -900, max: 900, noNaN: true }),
    fc.double({ min: -900, max: 900, noNaN: true }),
    fc.double({ min: 0.5, max: 900, noNaN: true }),
    fc.double({ min: 0.5, max: 900, noNaN: true }),
  )
  .map(([x, y, w, h]): Box => [x, y, x + w, y + h]);

describe('camera and box', () => {
  it('shows a box inside the free area, centred and touching two of its sides', () => {
    fc.assert(
      fc.property(boxes, frames, (box, frame) => {
        const camera = cameraForBox(box, frame);
        const area = freeArea(frame);
        const topLeft = dataToScreen({ x: box[0], y: box[3] }, camera, frame);
        const bottomRight = dataToScreen({ x: box[2], y: box[1] }, camera, frame);
        const gapX = [topLeft.x - area.left, area.left + area.width - bottomRight.x];
        const gapY = [topLeft.y - area.top, area.top + area.height - bottomRight.y];
        expect(gapX[0]).toBeCloseTo(gapX[1] as number, 3);
        expect(gapY[0]).toBeCloseTo(gapY[1] as number, 3);
        expect(Math.min(gapX[0] as number, gapY[0] as number)).toBeCloseTo(0, 3);
        expect(Math.max(gapX[0] as number, gapY[0] as number)).toBeGreaterThan(-1e-3);
      }),
    );
  });

  it('gives back the camera from the box that it shows', () => {
    fc.assert(
      fc.property(boxes, frames, (box, frame) => {
        const camera = cameraForBox(box, frame);
        const again = cameraForBox(boxForCamera(camera, frame), frame);
        expect(again.ratio / camera.ratio).toBeCloseTo(1, 6);
        expect((again.x - camera.x) / camera.ratio).toBeCloseTo(0, 6);
        expect((again.y - camera.y) / camera.ratio).toBeCloseTo(0, 6);
      }),
    );
  });

  it('maps to the screen and back', () => {
    const frame: Frame = {
      half: 10,
      width: 400,
      height: 200,
      insets: { top: 0, right: 0, bottom: 0, left: 0 },
    };
    const camera = { x: 0.5, y: 0.5, ratio: 1 };
    // 20 data units fill 200 pixels.
    expect(dataToScreen({ x: 1, y: 2 }, camera, frame)).toEqual({ x: 210, y: 80 });
    expect(screenToData({ x: 210, y: 80 }, camera, frame)).toEqual({ x: 1, y: 2 });
  });
});

describe('mapBounds', () => {
  it('holds every node of a small map, with its disc', () => {
    const bounds = mapBounds(
      { x: Float32Array.of(-3, 4), y: Float32Array.of(0, 2) },
      Float32Array.of(1, 0.5),
    );
    expect(bounds).toEqual([-4, -1, 5, 3]);
  });

  it('does not follow a node that lies far out', () => {
    const x = Float32Array.from({ length: 200 }, (_, i) => i % 20);
    const y = Float32Array.from({ length: 200 }, (_, i) => Math.floor(i / 20));
    x[0] = 5000;
    const all = mapBounds({ x, y, axes: {} }, new Float32Array(200));
    expect([all[0], all[2]]).toEqual([Math.min(...x), Math.max(...x)]);
    const [x0, , x1] = mapBounds({ x, y }, new Float32Array(200));
    expect(x0).toBe(0);
    expect(x1).toBeLessThan(30);
    expect(x1).toBeGreaterThanOrEqual(19);
  });

  it('has a size for an empty map', () => {
    const none = new Float32Array(0);
    expect(mapBounds({ x: none, y: none }, none)).toEqual([-1, -1, 1, 1]);
  });
});

describe('boxAround', () => {
  const x = Float32Array.of(0, 10);
  const y = Float32Array.of(0, 0);
  it('has room around the nodes and a least size', () => {
    const box = boxAround([0, 1], x, y, 4);
    expect(box?.map((value) => Math.round(value * 100) / 100)).toEqual([-1.2, -2, 11.2, 2]);
  });
  it('is null for nodes that do not exist', () => {
    expect(boxAround([7], x, y, 4)).toBeNull();
  });
});
