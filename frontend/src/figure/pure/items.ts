// What is painted one after another: each part of the body, each prop, each straight piece of strap.
import type { Ball, Box, Part, Roller, Scene, Strap } from "./scene";

/** How thick a strap is for hiding and being hidden, millimetres. */
export const STRAP_RADIUS = 4;

interface Painted {
  readonly id: string;
  /** Items of one group are painted one after another where depth allows. */
  readonly group: string;
}

export interface BodyItem extends Painted {
  readonly kind: "part";
  readonly index: number;
  readonly part: Part;
}

export interface StrapItem extends Painted {
  readonly kind: "strap";
  readonly from: number;
  readonly to: number;
}

export interface RollerItem extends Painted {
  readonly kind: "roller";
  readonly prop: Roller;
}

export interface BallItem extends Painted {
  readonly kind: "ball";
  readonly prop: Ball;
}

export interface BoxItem extends Painted {
  readonly kind: "box";
  readonly prop: Box;
}

export type Item = BodyItem | StrapItem | RollerItem | BallItem | BoxItem;

/** Every item of the scene: parts first, in the scene's order, then props. */
export function listItems(scene: Scene): readonly Item[] {
  const items: Item[] = scene.parts.map((part, index) => ({
    kind: "part",
    group: part.limb,
    index,
    part,
    id: part.id,
  }));
  const moving = scene.props.filter((prop) => prop.kind !== "box" && prop.kind !== "mat");
  for (const [i, prop] of moving.entries()) items.push(...movingItems(prop, `${prop.kind}-${i}`));
  const boxes = scene.props.filter((prop) => prop.kind === "box");
  for (const [i, prop] of boxes.entries()) {
    const id = `${prop.name}-${i}`;
    items.push({ kind: "box", id, group: id, prop });
  }
  return items;
}

function movingItems(prop: Roller | Ball | Strap, id: string): Item[] {
  switch (prop.kind) {
    case "roller":
      return [{ kind: "roller", id, group: id, prop }];
    case "ball":
      return [{ kind: "ball", id, group: id, prop }];
    case "strap":
      return strapPieces(prop.points, id);
  }
}

function strapPieces(points: readonly number[], group: string): StrapItem[] {
  return points.slice(1).map((to, piece) => {
    return { kind: "strap", id: `${group}-${piece}`, group, from: points[piece] as number, to };
  });
}
