import { closest, distance } from 'fastest-levenshtein';
import { type URI, UriUtils } from 'langium';
import picomatch from 'picomatch';
import * as z from 'zod';
import type { Range } from '../../model/source.ts';
import {
    CONSTRAINT,
    DEFAULT_SETTINGS,
    type RuleSettings,
    readRuleSettings,
    ruleSettingsShape,
} from '../../rules/settings.ts';
import { DEFAULT_SIMULATION_SETTINGS, type SimulationSettings } from '../../simulation/plan/simulation-settings.ts';
import type { TextProblem } from '../text-problem.ts';
import { pathBelow } from '../uri-paths.ts';
import { type ConfigText, type JsonPath, parseConfigText } from './config-text.ts';
import { readSimulationSection, simulationShape } from './simulation-section.ts';

/** What a project's `firebreak.json` settles. */
export interface ProjectConfig {
    readonly settings: RuleSettings;
    /** Globs, relative to the project's folder, of models that do not belong to it. */
    readonly ignore: readonly string[];
    /** What experiments take for granted. */
    readonly simulation: SimulationSettings;
    /** The constraints of which it speaks, and where. */
    readonly constraints?: readonly ConstraintSetting[];
    /** Where the findings are kept that are known and accepted, and where the file says so. */
    readonly baseline?: { readonly uri: URI; readonly range: Range };
}

/** A place that names a constraint of the model. */
export interface ConstraintSetting {
    readonly name: string;
    readonly uri: URI;
    readonly range: Range;
}

/** What holds without a `firebreak.json`, and where it says nothing. */
export const DEFAULT_CONFIG: ProjectConfig = {
    settings: DEFAULT_SETTINGS,
    ignore: [],
    simulation: DEFAULT_SIMULATION_SETTINGS,
};

/** A reader for the shape of `firebreak.json`, from which its JSON schema is made. */
export function configShape() {
    return z.strictObject({
        $schema: z.string().describe('Where an editor finds the schema of this file.').optional(),
        ...ruleSettingsShape(),
        ignore: z
            .array(z.string().min(1))
            .describe('Globs of models that do not belong to the project, relative to this file.')
            .optional(),
        baseline: z
            .string()
            .min(1)
            .describe(
                'File, relative to this one, with the findings that are known and accepted; written by `firebreak check --update-baseline`.',
            )
            .optional(),
        simulation: simulationShape().optional(),
    });
}

/**
 * Reads a `firebreak.json`: JSON in which comments and trailing commas are allowed. What is wrong is reported at its
 * place and left out; everything else still holds.
 */
export function readConfig(
    uri: URI,
    text: string,
): { readonly config: ProjectConfig; readonly problems: readonly TextProblem[] } {
    const file = parseConfigText(uri, text);
    if (file.syntaxError) {
        return { config: DEFAULT_CONFIG, problems: [problem(uri, 'config/syntax', file.syntaxError)] };
    }
    const written = z.record(z.string(), z.unknown()).safeParse(file.value);
    if (!written.success) {
        const message = 'The settings are an object: { "rules": { … } }.';
        return {
            config: DEFAULT_CONFIG,
            problems: [problem(uri, 'config/value', { message, range: file.rangeOf([]) })],
        };
    }
    const { settings, problems } = readRuleSettings(written.data);
    const ignore = readIgnore(written.data['ignore']);
    const { simulation, problems: unsimulated } = readSimulationSection(written.data['simulation']);
    const baseline = written.data['baseline'];
    const values: readonly PlacedMessage[] = [
        ...problems,
        ...ignore.problems,
        ...unsimulated,
        ...baselineProblems(baseline),
    ];
    return {
        config: {
            settings,
            ignore: ignore.globs,
            simulation,
            ...constraintSettings(uri, settings, file),
            ...(isFileName(baseline)
                ? {
                      baseline: {
                          uri: UriUtils.resolvePath(UriUtils.dirname(uri), baseline),
                          range: file.rangeOf(['baseline']),
                      },
                  }
                : {}),
        },
        problems: [
            ...keyProblems(uri, Object.keys(written.data), file),
            ...values.map(({ path, isKey, message }) =>
                problem(uri, 'config/value', { message, range: file.rangeOf(path, isKey ? 'key' : 'value') }),
            ),
        ],
    };
}

function constraintSettings(uri: URI, { rules }: RuleSettings, file: ConfigText): Pick<ProjectConfig, 'constraints'> {
    const constraints = [...rules.keys()]
        .filter((id) => id.startsWith(CONSTRAINT))
        .map((id) => ({ name: id.slice(CONSTRAINT.length), uri, range: file.rangeOf(['rules', id], 'key') }));
    return constraints.length > 0 ? { constraints } : {};
}

/** Tells the models that a project ignores. */
export function createIgnoreFilter(root: URI, config: ProjectConfig): (model: URI) => boolean {
    // A folder's name stands for all that is in it, as in other tools' ignore lists.
    const globs = config.ignore.map((glob) => glob.replace(/^\.\//, '').replace(/\/+$/, ''));
    const matches = picomatch(
        globs.flatMap((glob) => [glob, `${glob}/**`]),
        { dot: true },
    );
    return (model) => matches(pathBelow(root, model));
}

interface PlacedMessage {
    readonly path: JsonPath;
    readonly isKey?: true;
    readonly message: string;
}

function isFileName(value: unknown): value is string {
    return typeof value === 'string' && value !== '';
}

function baselineProblems(value: unknown): readonly PlacedMessage[] {
    const message = 'The baseline is the name of a file, such as "firebreak-baseline.json".';
    return value === undefined || isFileName(value) ? [] : [{ path: ['baseline'], message }];
}

function readIgnore(value: unknown): {
    readonly globs: readonly string[];
    readonly problems: readonly PlacedMessage[];
} {
    if (value === undefined) {
        return { globs: [], problems: [] };
    }
    if (!Array.isArray(value)) {
        const message = 'Write a list of globs: ["legacy/**"].';
        return { globs: [], problems: [{ path: ['ignore'], message }] };
    }
    const entries: readonly unknown[] = value;
    const isGlob = (entry: unknown): entry is string => typeof entry === 'string' && entry !== '';
    const faulty = entries.flatMap((entry, index) => (isGlob(entry) ? [] : [index]));
    return {
        globs: entries.filter(isGlob),
        problems: faulty.map((index) => ({
            path: ['ignore', index],
            message: 'A glob is a text, such as "legacy/**".',
        })),
    };
}

function keyProblems(uri: URI, keys: readonly string[], file: ConfigText): TextProblem[] {
    const known = Object.keys(configShape().shape);
    return keys
        .filter((key) => !known.includes(key))
        .map((key) =>
            problem(uri, 'config/key', { message: unknownKey(key, known), range: file.rangeOf([key], 'key') }),
        );
}

function unknownKey(key: string, known: readonly string[]): string {
    const near = closest(key, [...known]);
    const isNear = distance(key, near) <= Math.max(2, key.length / 3);
    const hint = isNear ? `Did you mean \`${near}\`?` : `There are ${known.map((name) => `\`${name}\``).join(', ')}.`;
    return `There is no setting \`${key}\`. ${hint}`;
}

function problem(uri: URI, code: string, { message, range }: Pick<TextProblem, 'message' | 'range'>): TextProblem {
    return { code, severity: 'error', message, uri: uri.toString(), range };
}
