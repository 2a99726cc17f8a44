// A scene small enough to think about: one leg of two bones that folds, a block, and a ball; for tests.

type Json = Record<string, unknown>;

const HIP = [0, 900, 0];
const KNEE = [0, 500, 0];
const STRAIGHT = [0, 100, 0];
const FOLDED = [-120, 880, 0];
const BALL = [300, 100, 200];

/** The scene as the server would send it. The leg is straight at first and folded at the end. */
export function smallScene(changes: Json = {}): Json {
  return {
    version: 1,
    exercise: "fold",
    scene: "small",
    sided: true,
    tone: "work",
    cameras: [
      { id: "side", azimuth: 0, elevation: 0 },
      { id: "three-quarter", azimuth: 40, elevation: 18 },
    ],
    box: { min: [-500, 0, -200], max: [500, 1000, 300] },
    radii: [80, 50, 30, 60],
    parts: [
      { id: "thigh", limb: "leg", tone: "work", hulls: [[0, 1]], bone: [0, 1], over: [] },
      { id: "shank", limb: "leg", tone: "work", hulls: [[1, 2]], bone: [1, 2], over: [] },
    ],
    glow: [],
    props: [
      { kind: "ball", sphere: 3, radius: 60 },
      { kind: "box", name: "wall", min: [-500, 0, -200], max: [-400, 1000, 200] },
      { kind: "mat", min: [-400, -200], max: [400, 200] },
    ],
    floor: true,
    paths: [],
    frames: [
      [...HIP, ...KNEE, ...STRAIGHT, ...BALL],
      [...HIP, ...KNEE, ...FOLDED, ...BALL],
    ],
    times_ms: [0, 1000],
    loop: "hold",
    start_frame: 0,
    end_frame: 1,
    ...changes,
  };
}
