// Who is painted before whom. Every pair of items that overlap in the picture is compared by the depth of their
// front surfaces on a grid inside the overlap; a topological sort of these comparisons gives the order.
import { Silhouette } from "./depth";
import type { Item } from "./items";
import type { View } from "./projection";

/** Samples along each side of an overlap. */
const GRID = 5;
/** One deep sample does not outvote many shallow ones, millimetres (chosen). */
const CLIP = 60;
/** Differences below this are ties: whoever was in front stays there, millimetres (chosen). */
const TIE = 10;

/** Item `behind` is painted before item `front`; how sure, in millimetres. */
export interface Pair {
  readonly behind: number;
  readonly front: number;
  readonly weight: number;
}

/** Orders one scene's items again and again; keeps its buffers. */
export class Painting {
  private readonly silhouettes: readonly Silhouette[];

  constructor(items: readonly Item[]) {
    this.silhouettes = items.map((item) => new Silhouette(item));
  }

  /**
   * The items' indexes from back to front. With the order of the frame before, near-ties keep it: nothing pops
   * to the front and back while it moves.
   */
  order(view: View, previous?: readonly number[]): number[] {
    const rank = previous ? ranks(previous) : null;
    const pairs = this.pairs(view, rank);
    const key = rank ?? Float64Array.from(this.silhouettes, (silhouette) => silhouette.depth);
    return sortByPairs(
      this.silhouettes.map((silhouette) => silhouette.item.group),
      pairs,
      key,
    );
  }

  /** Every overlapping pair, the one behind first. */
  pairs(view: View, rank: Float64Array | null = null): Pair[] {
    for (const silhouette of this.silhouettes) silhouette.see(view);
    const pairs: Pair[] = [];
    for (const [i, first] of this.silhouettes.entries()) {
      for (let j = i + 1; j < this.silhouettes.length; j++) {
        const lead = depthLead(first, this.silhouettes[j] as Silhouette);
        if (Number.isNaN(lead)) continue;
        const isTie = rank !== null && Math.abs(lead) < TIE;
        const isFront = isTie ? (rank[i] as number) > (rank[j] as number) : lead > 0;
        pairs.push({ behind: isFront ? j : i, front: isFront ? i : j, weight: Math.abs(lead) });
      }
    }
    return pairs;
  }
}

function ranks(order: readonly number[]): Float64Array {
  const rank = new Float64Array(order.length);
  for (const [place, item] of order.entries()) rank[item] = place;
  return rank;
}

/** By how much the first is in front where both are, clipped and averaged; NaN where they do not meet. */
export function depthLead(first: Silhouette, second: Silhouette): number {
  const [aLeft, aBottom, aRight, aTop] = first.bounds as unknown as [number, number, number, number];
  const [bLeft, bBottom, bRight, bTop] = second.bounds as unknown as [number, number, number, number];
  const left = Math.max(aLeft, bLeft);
  const bottom = Math.max(aBottom, bBottom);
  const stepU = (Math.min(aRight, bRight) - left) / GRID;
  const stepV = (Math.min(aTop, bTop) - bottom) / GRID;
  if (stepU <= 0 || stepV <= 0) return Number.NaN;
  let sum = 0;
  let count = 0;
  for (let row = 0; row < GRID; row++) {
    const v = bottom + (row + 0.5) * stepV;
    for (let column = 0; column < GRID; column++) {
      const u = left + (column + 0.5) * stepU;
      if (!first.hits(u, v) || !second.hits(u, v)) continue;
      sum += Math.max(-CLIP, Math.min(CLIP, first.front(u, v) - second.front(u, v)));
      count++;
    }
  }
  return count > 0 ? sum / count : Number.NaN;
}

/**
 * Topological sort: among the free items stay in the group just painted, else take the lowest key. A circle of
 * comparisons is broken at the least sure one.
 */
export function sortByPairs(groups: readonly string[], pairs: readonly Pair[], key: Float64Array): number[] {
  const waiting = new Int32Array(groups.length);
  const open = [...pairs].sort((a, b) => a.weight - b.weight || a.behind - b.behind || a.front - b.front);
  for (const pair of open) waiting[pair.front] = (waiting[pair.front] as number) + 1;
  const left = new Set(groups.keys());
  const order: number[] = [];
  let group = "";
  while (left.size > 0) {
    const next = pickNext(left, waiting, groups, group, key);
    if (next < 0) {
      const weakest = open.findIndex((pair) => left.has(pair.behind) && left.has(pair.front));
      release(open.splice(weakest, 1), waiting);
      continue;
    }
    group = groups[next] as string;
    order.push(next);
    left.delete(next);
    release(
      open.filter((pair) => pair.behind === next),
      waiting,
    );
  }
  return order;
}

function release(pairs: readonly Pair[], waiting: Int32Array): void {
  for (const pair of pairs) waiting[pair.front] = (waiting[pair.front] as number) - 1;
}

/** The free item to paint next; -1 if every one still waits for another. */
function pickNext(
  left: ReadonlySet<number>,
  waiting: Int32Array,
  groups: readonly string[],
  group: string,
  key: Float64Array,
): number {
  let best = -1;
  for (const item of left) {
    if ((waiting[item] as number) > 0) continue;
    if (best < 0 || comesBefore(item, best, groups, group, key)) best = item;
  }
  return best;
}

function comesBefore(
  a: number,
  b: number,
  groups: readonly string[],
  group: string,
  key: Float64Array,
): boolean {
  const isMate = groups[a] === group;
  if (isMate !== (groups[b] === group)) return isMate;
  return (key[a] as number) < (key[b] as number);
}
