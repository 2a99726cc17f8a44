// Reads the server's JSON of a scene strictly and reports every fault at once.
import { JsonReader } from "./json-reader";
import {
  type Glow,
  type Hull,
  type NamedCamera,
  type Overlay,
  type Part,
  type Prop,
  type Scene,
  SceneError,
  TONES,
  type Trace,
} from "./scene";

const VERSION = 1;

/** Throws `SceneError` with all faults. */
export function readScene(json: unknown): Scene {
  const faults: string[] = [];
  const scene = sceneFrom(new JsonReader(json, "scene", faults));
  if (faults.length > 0) throw new SceneError(faults);
  return scene;
}

function sceneFrom(top: JsonReader): Scene {
  if (top.at("version").number() !== VERSION) top.fault(`expected version ${VERSION}`);
  const radii = Float32Array.from(top.at("radii").numbers());
  const parts = top.at("parts").items((part) => partFrom(part, radii.length));
  const loop = top.at("loop").oneOf(["hold", "cycle"] as const);
  const scene: Scene = {
    exercise: top.at("exercise").string(),
    id: top.at("scene").string(),
    isSided: top.at("sided").boolean(),
    cameras: top.at("cameras").items(cameraFrom),
    radii,
    parts,
    glow: top.at("glow").items((glow) => glowFrom(glow, parts, radii.length)),
    props: top.at("props").items((prop) => propFrom(prop, radii.length)),
    hasFloor: top.at("floor").boolean(),
    traces: top.at("paths").items(traceFrom),
    frames: top.at("frames").items((frame) => frameFrom(frame, radii.length)),
    timesMs: top.at("times_ms").numbers(),
    loop,
    startFrame: top.at("start_frame").index(Number.POSITIVE_INFINITY),
    endFrame: top.at("end_frame").index(Number.POSITIVE_INFINITY),
    hasStartOutline: top.has("start_outline") ? top.at("start_outline").boolean() : loop === "hold",
  };
  checkTogether(scene, top);
  return scene;
}

function checkTogether(scene: Scene, top: JsonReader): void {
  const count = scene.frames.length;
  if (count === 0) top.at("frames").fault("expected at least one frame");
  if (scene.cameras.length === 0) top.at("cameras").fault("expected at least one camera");
  if (scene.timesMs.length !== count) top.at("times_ms").fault(`expected ${count} times, one for each frame`);
  if (scene.timesMs.some((time, i) => i > 0 && time <= (scene.timesMs[i - 1] ?? 0))) {
    top.at("times_ms").fault("expected times that grow");
  }
  if (scene.startFrame >= count) top.at("start_frame").fault(`expected a frame below ${count}`);
  if (scene.endFrame >= count) top.at("end_frame").fault(`expected a frame below ${count}`);
}

function cameraFrom(camera: JsonReader): NamedCamera {
  return {
    id: camera.at("id").string(),
    azimuth: camera.at("azimuth").number(),
    elevation: camera.at("elevation").number(),
  };
}

function partFrom(part: JsonReader, sphereCount: number): Part {
  const hulls = hullsFrom(part.at("hulls"), sphereCount);
  return {
    id: part.at("id").string(),
    limb: part.at("limb").string(),
    tone: part.at("tone").oneOf(TONES),
    hulls,
    bone: part.has("bone") ? boneFrom(part.at("bone"), sphereCount) : null,
    over: part.has("over") ? part.at("over").items((over) => overlayFrom(over, hulls, sphereCount)) : [],
  };
}

function boneFrom(bone: JsonReader, sphereCount: number): readonly [number, number] {
  const ends = bone.items((end) => end.index(sphereCount));
  if (ends.length !== 2) bone.fault("expected two spheres");
  return [ends[0] ?? 0, ends[1] ?? 0];
}

function overlayFrom(over: JsonReader, around: readonly Hull[], sphereCount: number): Overlay {
  const hulls = hullsFrom(over.at("hulls"), sphereCount);
  const isInside = hulls.every((hull) => around.some((outer) => hull.every((i) => outer.includes(i))));
  return { tone: over.at("tone").oneOf(TONES), hulls, isInside };
}

function hullsFrom(hulls: JsonReader, sphereCount: number): Hull[] {
  return hulls.items((hull) => {
    const members = Uint16Array.from(hull.items((sphere) => sphere.index(sphereCount)));
    if (members.length === 0) hull.fault("expected at least one sphere");
    return members;
  });
}

function glowFrom(glow: JsonReader, parts: readonly Part[], sphereCount: number): Glow {
  const id = glow.at("part").string();
  const part = parts.findIndex((candidate) => candidate.id === id);
  if (part < 0) glow.at("part").fault("expected the id of a part");
  return {
    part,
    spheres: glow.at("spheres").items((sphere) => sphere.index(sphereCount)),
    radius: glow.at("radius").number(),
  };
}

function propFrom(prop: JsonReader, sphereCount: number): Prop {
  const kind = prop.at("kind").oneOf(["roller", "ball", "strap", "box", "mat"] as const);
  switch (kind) {
    case "roller":
      return { kind, ends: boneFrom(prop.at("spheres"), sphereCount), radius: prop.at("radius").number() };
    case "ball":
      return { kind, sphere: prop.at("sphere").index(sphereCount), radius: prop.at("radius").number() };
    case "strap":
      return { kind, points: prop.at("points").items((point) => point.index(sphereCount)) };
    case "box":
      return { kind, name: prop.at("name").string(), ...extentFrom(prop, 3) };
    case "mat":
      return { kind, ...extentFrom(prop, 2) };
  }
}

function extentFrom(prop: JsonReader, size: number): { min: number[]; max: number[] } {
  const [min, max] = [prop.at("min").numbers(), prop.at("max").numbers()];
  if (min.length !== size || max.length !== size) prop.fault(`expected min and max of ${size} numbers`);
  return { min, max };
}

function traceFrom(trace: JsonReader): Trace {
  const points = trace.at("points").items((point) => {
    const place = point.numbers();
    if (place.length !== 3) point.fault("expected x, y, z");
    return place;
  });
  return {
    kind: trace.at("kind").oneOf(["ring", "arrow"] as const),
    points: Float32Array.from(points.flat()),
  };
}

function frameFrom(frame: JsonReader, sphereCount: number): Float32Array {
  const places = Float32Array.from(frame.numbers());
  if (places.length !== 3 * sphereCount)
    frame.fault(`expected ${3 * sphereCount} numbers, got ${places.length}`);
  return places;
}
