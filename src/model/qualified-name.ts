/** Last part of a qualified name: `place` of `Ordering.orders.place`. */
export function lastName(id: string): string {
    return id.slice(id.lastIndexOf('.') + 1);
}
