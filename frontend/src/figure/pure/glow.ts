// How strongly the place where to feel it shows.
import type { View } from "./projection";

/** It comes with the movement where that is held at its end; in a movement that goes round it always shows. */
export function glowStrength(moment: { progress: number; scene: { loop: "hold" | "cycle" } }): number {
  return moment.scene.loop === "hold" ? moment.progress : 1;
}

/** 1 where the glowing side of a limb faces the viewer, fading to 0 where it faces away; the trunk always shows it. */
export function glowFacing(view: View, bone: readonly [number, number] | null, sphere: number): number {
  if (!bone) return 1;
  const [du, dv, dw] = fromBone(view, bone, sphere);
  const facing = dw / Math.max(1e-9, Math.hypot(du, dv, dw));
  return Math.max(0, 1 + 1.4 * Math.min(0, facing + 0.15));
}

type Triple = [number, number, number];

/** From the nearest place on the bone to a sphere, in picture coordinates. */
function fromBone(view: View, bone: readonly [number, number], sphere: number): Triple {
  const line = difference(view, bone[1], bone[0]);
  const off = difference(view, sphere, bone[0]);
  const square = line[0] ** 2 + line[1] ** 2 + line[2] ** 2;
  const along = (line[0] * off[0] + line[1] * off[1] + line[2] * off[2]) / Math.max(1e-9, square);
  const share = Math.max(0, Math.min(1, along));
  return [off[0] - share * line[0], off[1] - share * line[1], off[2] - share * line[2]];
}

function difference(view: View, i: number, j: number): Triple {
  const between = (list: Float32Array): number => (list[i] as number) - (list[j] as number);
  return [between(view.u), between(view.v), between(view.w)];
}
