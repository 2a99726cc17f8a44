// The outline of a convex hull of spheres, seen from anywhere, is the 2-D hull of circles: arcs joined by tangents.

/** Numbers of one arc: x, y, radius, first angle, last angle (radians, growing). */
export const ARC_SIZE = 5;

const FULL_TURN = 2 * Math.PI;
/** Below this an angle counts as no turn at all: three circles may share one tangent. */
const NO_TURN = 1e-7;

/** Arcs that a hull of this many circles needs at most. */
export function arcCapacity(circles: number): number {
  return 2 * circles + 2;
}

/**
 * Writes the hull's arcs from `offset` on and returns the place after the last one. A line from the end of
 * each arc to the start of the next closes the outline. Circles inside others are left out.
 */
export function traceHull(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  r: ArrayLike<number>,
  members: ArrayLike<number>,
  arcs: Float32Array | Float64Array,
  offset: number,
): number {
  let current = firstCircle(x, y, r, members);
  let angle = 0;
  let end = offset;
  for (let step = arcCapacity(members.length); step > 0; step--) {
    let turn = FULL_TURN - angle;
    let next = -1;
    for (let k = 0; k < members.length; k++) {
      const other = members[k] as number;
      const candidate = turnTowards(x, y, r, current, other, angle);
      if (candidate < turn) {
        turn = candidate;
        next = other;
      }
    }
    arcs[end] = x[current] as number;
    arcs[end + 1] = y[current] as number;
    arcs[end + 2] = r[current] as number;
    arcs[end + 3] = angle;
    angle = next < 0 ? FULL_TURN : angle + turn;
    arcs[end + 4] = angle;
    end += ARC_SIZE;
    if (next < 0) break;
    current = next;
  }
  return end;
}

/** The circle that reaches furthest along x; of equals the one further along y, where the walk goes next. */
function firstCircle(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  r: ArrayLike<number>,
  members: ArrayLike<number>,
): number {
  let best = members[0] as number;
  for (let k = 1; k < members.length; k++) {
    const i = members[k] as number;
    const lead = (x[i] as number) + (r[i] as number) - (x[best] as number) - (r[best] as number);
    if (lead > 0 || (lead === 0 && (y[i] as number) > (y[best] as number))) best = i;
  }
  return best;
}

/** How far the outward normal turns on circle `from` until `to` takes over; infinite if it never does. */
function turnTowards(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  r: ArrayLike<number>,
  from: number,
  to: number,
  angle: number,
): number {
  const dx = (x[to] as number) - (x[from] as number);
  const dy = (y[to] as number) - (y[from] as number);
  const growth = (r[from] as number) - (r[to] as number);
  const distance = Math.sqrt(dx * dx + dy * dy);
  if (distance <= Math.abs(growth) + 1e-9) return Number.POSITIVE_INFINITY;
  const tangent = Math.atan2(dy, dx) - Math.acos(growth / distance);
  let turn = (tangent - angle) % FULL_TURN;
  if (turn < 0) turn += FULL_TURN;
  return turn > FULL_TURN - NO_TURN ? 0 : turn;
}
