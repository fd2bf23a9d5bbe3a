import { type AstNode, AstUtils, type ValidationAcceptor, type ValidationChecks } from 'langium';
import { findTechnology, spellingKey, TECHNOLOGIES } from '../../src/model/technologies.ts';
import * as ast from '../generated/ast.ts';
import { nearestWord } from '../near-words.ts';
import { lastSegment } from '../scoping/qualified-names.ts';
import type { FirebreakServices } from '../services.ts';
import { report } from './report.ts';

/** Names shorter than this are near to too many others. */
const LEAST_LETTERS = 4;

/** Offers the known technology that a name nearly is, and finds telemetry that goes nowhere. Unknown names are legal. */
export function technologyNameChecks(services: FirebreakServices): ValidationChecks<ast.FirebreakAstType> {
    return {
        Technology: (node, accept) => checkAll(node, 'names', node.names, accept),
        Store: (node, accept) => checkOne(node, 'technology', node.technology, accept),
        Broker: (node, accept) => checkOne(node, 'technology', node.technology, accept),
        Deployment: (node, accept) => checkOne(node, 'platform', node.platform, accept),
        BackendBlock: (node, accept) => checkAll(node, 'dashboards', node.dashboards, accept),
        Signal: (node, accept) => checkTargets(node, services, accept),
    };
}

function checkAll(node: AstNode, property: string, names: readonly string[], accept: ValidationAcceptor): void {
    for (const [index, name] of names.entries()) {
        checkOne(node, property, name, accept, index);
    }
}

function checkOne(
    node: AstNode,
    property: string,
    name: string | undefined,
    accept: ValidationAcceptor,
    index?: number,
): void {
    const meant = name === undefined ? undefined : nearTechnology(name);
    if (meant !== undefined) {
        report(
            accept,
            'hint',
            'check/unknown-technology',
            `\`${name}\` is not known: did you mean \`${meant}\`? If not, leave it.`,
            { node, property: property as never, ...(index === undefined ? {} : { index }) },
            { replacements: [written(meant)] },
        );
    }
}

/** The technology that an unknown name nearly is. */
function nearTechnology(name: string): string | undefined {
    if (name.length < LEAST_LETTERS || findTechnology(name)) {
        return undefined;
    }
    const key = nearestWord(spellingKey(name), KEYS.keys());
    return key === undefined ? undefined : KEYS.get(key);
}

const KEYS: ReadonlyMap<string, string> = new Map(
    TECHNOLOGIES.flatMap(({ name, aliases }) => [name, ...aliases].map((it) => [spellingKey(it), name] as const)),
);

/** A name as it has to be written in a text: in quotes if it is more than one word. */
function written(name: string): string {
    return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(name) ? name : JSON.stringify(name);
}

function checkTargets(signal: ast.Signal, services: FirebreakServices, accept: ValidationAcceptor): void {
    const { IndexManager, ProjectFacts } = services.shared.workspace;
    const names = IndexManager.names(AstUtils.getDocument(signal).uri);
    for (const [index, target] of signal.targets.entries()) {
        ProjectFacts.note(signal, target);
        const declared = [...names.withSuffix(target)].some(({ type }) => type === ast.Backend.$type);
        if (declared || findTechnology(target)) {
            continue;
        }
        const backends = [...names.all()].filter(({ type }) => type === ast.Backend.$type);
        const meant =
            nearestWord(
                target,
                backends.map(({ name }) => lastSegment(name)),
            ) ?? nearTechnology(target);
        const advice = meant === undefined ? 'declare it there.' : `did you mean \`${meant}\`?`;
        report(
            accept,
            'warning',
            'check/unknown-backend',
            `\`${target}\` is neither declared in \`observability\` nor a known technology: ${advice}`,
            { node: signal, property: 'targets', index },
            { replacements: meant === undefined ? [] : [written(meant)] },
        );
    }
}
