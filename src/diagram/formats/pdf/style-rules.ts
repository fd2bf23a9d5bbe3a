import type { SvgElement } from './svg-tree.ts';

/** Properties and their values, as a style sheet states them. */
export type Declarations = ReadonlyMap<string, string>;

/** A rule of a style sheet for one selector. */
interface StyleRule {
    /** What the element must be, last, and what elements around it must be, from the outside in. */
    readonly path: readonly Compound[];
    readonly declarations: Declarations;
    /** Of two rules that fit, the more specific one wins, else the later one. */
    readonly specificity: number;
}

/** What one element must be: `text`, `.card.sunken`. */
interface Compound {
    /** Where what stands before it must be: anywhere around it, or directly so (`>`). */
    readonly within: 'any' | 'next';
    readonly name: string | undefined;
    readonly classes: readonly string[];
}

/** A style sheet that has been read. */
export interface StyleRules {
    /** What it declares for an element inside others, given from the outside in. */
    declarationsFor(element: SvgElement, around: readonly SvgElement[]): Declarations;
    /** Selectors that are not understood, and fit nothing. */
    readonly unread: readonly string[];
}

const COMPOUND = /^(>?)([a-z][a-zA-Z]*|\*)?((?:\.[a-zA-Z][\w-]*)*)$/;

/**
 * Reads the part of CSS that our pictures are styled with: names and classes of elements, and of elements around
 * them or directly so. At-rules, such as those for moving pictures, are passed over.
 */
export function readStyleRules(css: string): StyleRules {
    const rules: StyleRule[] = [];
    const unread: string[] = [];
    for (const { selectors, body } of blocks(css)) {
        const declarations = readDeclarations(body);
        for (const selector of selectors.split(',').map((each) => each.trim())) {
            const path = readSelector(selector);
            if (path) {
                rules.push({ path, declarations, specificity: specificityOf(path) });
            } else {
                unread.push(selector);
            }
        }
    }
    const byClass = groupByKey(rules.toSorted((a, b) => a.specificity - b.specificity));
    return {
        unread,
        declarationsFor(element, around) {
            const chain = [...around, element];
            const fitting = keysOf(element)
                .flatMap((key) => byClass.get(key) ?? [])
                .filter(({ rule }) => fits(rule.path, rule.path.length - 1, chain, around.length))
                .sort((a, b) => a.order - b.order);
            return new Map(fitting.flatMap(({ rule }) => [...rule.declarations]));
        },
    };
}

/** The declarations between braces, or of a `style` attribute. */
export function readDeclarations(body: string): Declarations {
    const declarations = body.split(';').map((declaration) => {
        const colon = declaration.indexOf(':');
        return [declaration.slice(0, colon).trim(), declaration.slice(colon + 1).trim()] as const;
    });
    return new Map(declarations.filter(([property]) => property !== ''));
}

/** The classes of an element. */
export function classesOf({ attributes }: SvgElement): readonly string[] {
    return (attributes.get('class') ?? '').split(/\s+/).filter((name) => name !== '');
}

function* blocks(css: string): Generator<{ readonly selectors: string; readonly body: string }> {
    const text = css.replace(/\/\*[\s\S]*?\*\//g, '');
    let at = 0;
    while (at < text.length) {
        const open = text.indexOf('{', at);
        if (open < 0) {
            return;
        }
        const selectors = text.slice(at, open).trim();
        if (selectors.startsWith('@')) {
            at = endOfBlock(text, open);
        } else {
            const close = text.indexOf('}', open);
            const end = close < 0 ? text.length : close;
            yield { selectors, body: text.slice(open + 1, end) };
            at = end + 1;
        }
    }
}

/** Where the text goes on after a block with others in it. */
function endOfBlock(text: string, open: number): number {
    let depth = 0;
    for (let i = open; i < text.length; i++) {
        if (text[i] === '{') {
            depth++;
        } else if (text[i] === '}' && --depth === 0) {
            return i + 1;
        }
    }
    return text.length;
}

function readSelector(selector: string): readonly Compound[] | undefined {
    const parts = selector.replace(/\s*>\s*/g, ' >').split(/\s+/);
    const path = parts.map((part): Compound | undefined => {
        const [, child, name, classes = ''] = COMPOUND.exec(part) ?? [];
        return child !== undefined && part !== child
            ? {
                  within: child === '>' ? 'next' : 'any',
                  name: name === '*' ? undefined : name,
                  classes: classes.split('.').filter((each) => each !== ''),
              }
            : undefined;
    });
    return path.every((part) => part !== undefined) ? path : undefined;
}

function specificityOf(path: readonly Compound[]): number {
    return path.reduce((sum, { name, classes }) => sum + 1000 * classes.length + (name === undefined ? 0 : 1), 0);
}

interface OrderedRule {
    readonly rule: StyleRule;
    readonly order: number;
}

/** The rules by a class or name that an element must have, so that few are tried on each. */
function groupByKey(rules: readonly StyleRule[]): ReadonlyMap<string, readonly OrderedRule[]> {
    const groups = new Map<string, OrderedRule[]>();
    for (const [order, rule] of rules.entries()) {
        const last = rule.path.at(-1);
        const key = last?.classes[0] === undefined ? (last?.name ?? '*') : `.${last.classes[0]}`;
        const group = groups.get(key) ?? [];
        group.push({ rule, order });
        groups.set(key, group);
    }
    return groups;
}

function keysOf(element: SvgElement): readonly string[] {
    return ['*', element.name, ...new Set(classesOf(element).map((name) => `.${name}`))];
}

/** Whether the element at a depth is what a path up to some part of it asks for. */
function fits(path: readonly Compound[], part: number, chain: readonly SvgElement[], depth: number): boolean {
    const compound = path[part];
    const element = chain[depth];
    if (!compound || !element || !isOne(element, compound)) {
        return false;
    }
    if (part === 0) {
        return true;
    }
    if (compound.within === 'next') {
        return fits(path, part - 1, chain, depth - 1);
    }
    return chain.slice(0, depth).some((_, outer) => fits(path, part - 1, chain, outer));
}

function isOne(element: SvgElement, { name, classes }: Compound): boolean {
    if (name !== undefined && name !== element.name) {
        return false;
    }
    const own = classesOf(element);
    return classes.every((each) => own.includes(each));
}
