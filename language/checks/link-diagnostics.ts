import type { AstNode, AstNodeDescription, LangiumDocument, LinkingError, ReferenceInfo } from 'langium';
import type { Diagnostic, Range } from 'vscode-languageserver-types';
import { enumeration } from '../parser/syntax-messages.ts';
import type { FirebreakLinkingError } from '../scoping/linker.ts';
import type { NameIndex } from '../scoping/name-index.ts';
import { NameSuggestions } from '../scoping/name-suggestions.ts';
import { fittingTypes } from '../scoping/reference-kinds.ts';
import type { FirebreakServices } from '../services.ts';
import { errorAt } from './diagnostic.ts';
import { aKindOf, wantedKinds } from './element-words.ts';

/** A message lists so many names at most. */
const MOST_NAMES = 5;

/** Says of each name in a text that leads nowhere, or to several elements, what to write instead. */
export function linkDiagnostics(document: LangiumDocument, services: FirebreakServices): Diagnostic[] {
    const links = new LinkProblems(services, services.shared.workspace.IndexManager.names(document.uri));
    return document.references.flatMap(({ error, $refNode, $refText }) =>
        error && $refNode ? [links.describe(error, $refText, $refNode.range)] : [],
    );
}

class LinkProblems {
    private readonly services: FirebreakServices;
    private readonly names: NameIndex;
    private readonly suggestions: NameSuggestions;

    constructor(services: FirebreakServices, names: NameIndex) {
        this.services = services;
        this.names = names;
        this.suggestions = new NameSuggestions(names);
    }

    describe(error: LinkingError, text: string, range: Range): Diagnostic {
        const type = this.services.shared.AstReflection.getReferenceType(error.info);
        const candidates = (error as Partial<FirebreakLinkingError>).candidates ?? [];
        if (text.endsWith('.')) {
            return errorAt(range, 'syntax/incomplete', `After \`${text}\` comes the name of ${wantedOne(type)}.`);
        }
        if (candidates.length > 1) {
            return this.ambiguous(text, candidates, range);
        }
        const others = [...this.names.withSuffix(text)];
        if (type === 'Extensible' && others.length > 0) {
            return fullNameNeeded(text, others, range);
        }
        return others[0] ? this.wrongKind(error.info, text, others[0], range) : this.unknown(error.info, text, range);
    }

    private ambiguous(text: string, candidates: readonly string[], range: Range): Diagnostic {
        const message = `\`${text}\` can mean ${listed(candidates)}: write the full name.`;
        return errorAt(range, 'link/ambiguous', message, { replacements: candidates });
    }

    private wrongKind(info: ReferenceInfo, text: string, found: AstNodeDescription, range: Range): Diagnostic {
        const meant = this.suggestion(info, text);
        const kind = found.node ? aKindOf(found.node as AstNode) : 'something else';
        const message = `\`${text}\` is ${kind}; ${wantedOne(this.typeOf(info))} belongs here`;
        return suggesting(range, 'link/wrong-kind', message, meant === text ? undefined : meant);
    }

    private unknown(info: ReferenceInfo, text: string, range: Range): Diagnostic {
        const message = `There is no ${wantedKinds(this.typeOf(info))} called \`${text}\``;
        return suggesting(range, 'link/unknown', message, this.suggestion(info, text));
    }

    private suggestion(info: ReferenceInfo, text: string): string | undefined {
        const tiers = fittingTypes(info, this.typeOf(info));
        const best = tiers[0] ?? [];
        return this.suggestions.find(text, ({ type }) =>
            best.some((fitting) => this.services.shared.AstReflection.isSubtype(type, fitting)),
        );
    }

    private typeOf(info: ReferenceInfo): string {
        return this.services.shared.AstReflection.getReferenceType(info);
    }
}

function wantedOne(type: string): string {
    const words = wantedKinds(type);
    return `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`;
}

function fullNameNeeded(text: string, others: readonly AstNodeDescription[], range: Range): Diagnostic {
    const names = [...new Set(others.map(({ name }) => name))].sort();
    const message = `\`extend\` takes the full name of an element. \`${text}\` is the end of ${listed(names, 'and')}.`;
    return errorAt(range, 'link/extend-full-name', message, { replacements: names });
}

function suggesting(range: Range, code: string, message: string, meant: string | undefined): Diagnostic {
    return meant === undefined
        ? errorAt(range, code, `${message}.`)
        : errorAt(range, code, `${message}: did you mean \`${meant}\`?`, { replacements: [meant] });
}

function listed(names: readonly string[], link: 'and' | 'or' = 'or'): string {
    const shown = names.slice(0, MOST_NAMES).map((name) => `\`${name}\``);
    const more = names.length - shown.length;
    const words = more > 0 ? [...shown, `${more} more`] : shown;
    return link === 'or' ? enumeration(words) : enumeration(words).replace(/ or (?=[^,]*$)/, ' and ');
}
