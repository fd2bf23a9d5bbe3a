import { isPlace, isReference, PLACES, type Translate } from './plain-value.ts';

/**
 * Whether two elements or relations say the same in the same order, wherever they are written. Quick, because most of a
 * model stays as it is: what it calls different may still differ in nothing that counts.
 */
export function isSame(before: object, after: object, translate: Translate): boolean {
    return sameFields(before, after, '', translate) && sameSource(before, after, translate);
}

/** The `source` of a relation is no place but who acts. */
function sameSource(before: object, after: object, translate: Translate): boolean {
    const [old, now]: readonly unknown[] = [Reflect.get(before, 'source'), Reflect.get(after, 'source')];
    return typeof old === 'string' ? translate(old) === now : typeof now !== 'string';
}

function sameFields(before: object, after: object, holder: string, translate: Translate): boolean {
    let fields = 0;
    for (const name of Object.keys(before)) {
        if (!PLACES.has(name)) {
            fields++;
            if (!sameValue(Reflect.get(before, name), Reflect.get(after, name), name, holder, translate)) {
                return false;
            }
        }
    }
    for (const name of Object.keys(after)) {
        fields -= PLACES.has(name) ? 0 : 1;
    }
    return fields === 0;
}

function sameValue(before: unknown, after: unknown, key: string, holder: string, translate: Translate): boolean {
    if (typeof before === 'string') {
        return after === (isReference(key, holder) ? translate(before) : before);
    }
    if (typeof before !== 'object' || before === null) {
        return before === after;
    }
    if (typeof after !== 'object' || after === null) {
        return false;
    }
    if (Array.isArray(before)) {
        return (
            Array.isArray(after) &&
            before.length === after.length &&
            before.every((item, index) => sameValue(item, after[index], key, holder, translate))
        );
    }
    return isPlace(before) ? isPlace(after) : sameFields(before, after, key, translate);
}
