// Who is painted before whom. Every pair of items that overlap in the picture is compared by the depth of their
// front surfaces on a grid inside the overlap; a topological sort of these comparisons gives the order.
import type { Item } from "./items";
import type { Bounds, View } from "./projection";
import { frontDepth, itemBounds } from "./surface";

/** Samples along each side of an overlap. */
const GRID = 5;
/** One deep sample must not outvote many shallow ones, millimetres (chosen). */
const CLIP = 40;
/** Differences below this are ties: the order they had before is kept, millimetres (chosen). */
const TIE = 2;

/** Item `behind` is painted before item `front`; how sure, in millimetres. */
interface Pair {
  readonly behind: number;
  readonly front: number;
  readonly weight: number;
}

/**
 * The items' indexes from back to front. With the order of the frame before, near-ties keep it: nothing pops
 * to the front and back while it moves.
 */
export function paintOrder(items: readonly Item[], view: View, previous?: readonly number[]): number[] {
  const rank = new Float64Array(items.length);
  previous?.forEach((item, place) => {
    rank[item] = place;
  });
  const pairs = comparePairs(items, view, previous ? rank : null);
  return sortByPairs(items, pairs, previous ? rank : middles(items, view));
}

function comparePairs(items: readonly Item[], view: View, rank: Float64Array | null): Pair[] {
  const bounds = items.map((item) => itemBounds(item, view, { minU: 0, maxU: 0, minV: 0, maxV: 0 }));
  const pairs: Pair[] = [];
  for (let i = 0; i < items.length; i++) {
    for (let j = i + 1; j < items.length; j++) {
      const lead = depthLead(
        items[i] as Item,
        items[j] as Item,
        view,
        bounds[i] as Bounds,
        bounds[j] as Bounds,
      );
      if (lead === 0) continue;
      const isTie = rank !== null && Math.abs(lead) < TIE;
      const isFront = isTie ? (rank[i] as number) > (rank[j] as number) : lead > 0;
      pairs.push({ behind: isFront ? j : i, front: isFront ? i : j, weight: Math.abs(lead) });
    }
  }
  return pairs;
}

/** By how much the first item is in front where both are, clipped and averaged; 0 where they do not meet. */
export function depthLead(first: Item, second: Item, view: View, a: Bounds, b: Bounds): number {
  const minU = Math.max(a.minU, b.minU);
  const minV = Math.max(a.minV, b.minV);
  const stepU = (Math.min(a.maxU, b.maxU) - minU) / GRID;
  const stepV = (Math.min(a.maxV, b.maxV) - minV) / GRID;
  if (stepU <= 0 || stepV <= 0) return 0;
  let sum = 0;
  let count = 0;
  for (let row = 0; row < GRID; row++) {
    const v = minV + (row + 0.5) * stepV;
    for (let column = 0; column < GRID; column++) {
      const u = minU + (column + 0.5) * stepU;
      const depth = frontDepth(first, view, u, v);
      if (depth === Number.NEGATIVE_INFINITY) continue;
      const other = frontDepth(second, view, u, v);
      if (other === Number.NEGATIVE_INFINITY) continue;
      sum += Math.max(-CLIP, Math.min(CLIP, depth - other));
      count++;
    }
  }
  return count > 0 ? sum / count : 0;
}

function middles(items: readonly Item[], view: View): Float64Array {
  return Float64Array.from(items, (item) => {
    if (item.kind !== "part") return 0;
    let sum = 0;
    for (const i of item.spheres) sum += view.w[i] as number;
    return sum / item.spheres.length;
  });
}

/** Topological sort: among the free items stay in the group just painted, else take the lowest rank. */
export function sortByPairs(
  items: readonly { group: string }[],
  pairs: readonly Pair[],
  rank: Float64Array,
): number[] {
  const open = new Set(pairs);
  const left = new Set(items.keys());
  const order: number[] = [];
  while (left.size > 0) {
    const free = freeItems(left, open);
    if (free.length === 0) {
      open.delete(weakestInCycle(open));
      continue;
    }
    const group = order.length > 0 ? items[order.at(-1) as number]?.group : undefined;
    const next = pickNext(free, items, group, rank);
    order.push(next);
    left.delete(next);
    for (const pair of open) if (pair.behind === next) open.delete(pair);
  }
  return order;
}

function freeItems(left: ReadonlySet<number>, open: ReadonlySet<Pair>): number[] {
  const covered = new Set<number>();
  for (const pair of open) covered.add(pair.front);
  return [...left].filter((item) => !covered.has(item));
}

function pickNext(
  free: readonly number[],
  items: readonly { group: string }[],
  group: string | undefined,
  rank: Float64Array,
): number {
  const mates = free.filter((item) => items[item]?.group === group);
  const choices = mates.length > 0 ? mates : free;
  return choices.reduce((best, item) => ((rank[item] as number) < (rank[best] as number) ? item : best));
}

/** The least sure comparison of those that go round in a circle. */
function weakestInCycle(open: ReadonlySet<Pair>): Pair {
  const sorted = [...open].sort((a, b) => a.weight - b.weight);
  return sorted.find((pair) => isReachable(open, pair.front, pair.behind)) ?? (sorted[0] as Pair);
}

function isReachable(open: ReadonlySet<Pair>, from: number, to: number): boolean {
  const seen = new Set([from]);
  const queue = [from];
  for (let item = queue.pop(); item !== undefined; item = queue.pop()) {
    if (item === to) return true;
    for (const pair of open) {
      if (pair.behind === item && !seen.has(pair.front)) {
        seen.add(pair.front);
        queue.push(pair.front);
      }
    }
  }
  return false;
}
