// Turning the camera: by dragging, by keys, and by itself to a named view.
import { betweenCameras, type Camera, clampCamera } from "./projection";

/** Degrees for each pixel dragged, and for each key pressed (chosen). */
const PER_PIXEL = 0.45;
const PER_KEY = 15;
/** How long the camera takes to a named view, milliseconds. */
export const TURN_MS = 450;

/** The body follows the finger; in the mirrored picture the other way round. */
export function dragCamera(camera: Camera, dx: number, dy: number, isMirrored: boolean): Camera {
  const side = isMirrored ? -1 : 1;
  return clampCamera({
    azimuth: camera.azimuth - side * dx * PER_PIXEL,
    elevation: camera.elevation + dy * PER_PIXEL,
  });
}

/** The camera after an arrow key; undefined for other keys. */
export function keyCamera(camera: Camera, key: string, isMirrored: boolean): Camera | undefined {
  const step = PER_KEY / PER_PIXEL;
  switch (key) {
    case "ArrowLeft":
      return dragCamera(camera, -step, 0, isMirrored);
    case "ArrowRight":
      return dragCamera(camera, step, 0, isMirrored);
    case "ArrowUp":
      return dragCamera(camera, 0, step, isMirrored);
    case "ArrowDown":
      return dragCamera(camera, 0, -step, isMirrored);
    default:
      return undefined;
  }
}

/** A turn under way. */
export interface Turn {
  readonly from: Camera;
  readonly to: Camera;
  readonly since: number;
}

/** The camera at a wall-clock time of the turn: slow, fast, slow. */
export function turningCamera(turn: Turn, now: number): Camera {
  const share = Math.max(0, Math.min(1, (now - turn.since) / TURN_MS));
  return share === 1 ? turn.to : betweenCameras(turn.from, turn.to, share * share * (3 - 2 * share));
}
