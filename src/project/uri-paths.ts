import type { URI } from 'langium';
import { byCodeUnits } from '../model/order.ts';

/** Whether `inner` is `folder` itself or stands somewhere below it. */
export function contains(folder: URI, inner: URI): boolean {
    const outer = folder.toString();
    const prefix = outer.endsWith('/') ? outer : `${outer}/`;
    return inner.toString() === outer || inner.toString().startsWith(prefix);
}

/** Path of `inner` seen from `folder`, with forward slashes and nothing escaped; of the folder itself it is empty. */
export function pathBelow(folder: URI, inner: URI): string {
    const prefix = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
    return inner.path.startsWith(prefix) ? inner.path.slice(prefix.length) : '';
}

/** Orders URIs by path, independent of the locale. */
export function byPath(a: URI, b: URI): number {
    return byCodeUnits(a.toString(), b.toString());
}
