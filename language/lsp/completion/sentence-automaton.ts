import { GrammarAST } from 'langium';

/** What may stand at one place of a sentence. */
export interface Expected {
    /** Rule of the grammar whose sentence or clause it belongs to. */
    readonly rule: string;
    /** Property of that rule's node which it sets. */
    readonly property?: string;
    /** The word or sign itself; or the kind of token, such as `REF` or `QUANTITY`. */
    readonly keyword?: string;
    readonly terminal?: string;
    /** Type of the elements that a name may mean. */
    readonly reference?: string;
}

/** A place between two tokens of a rule. */
export interface State {
    readonly id: number;
    readonly steps: Step[];
    /** The rule ends here. */
    isEnd: boolean;
}

/** A way from one place to another: past a token, through another rule, or for nothing. */
export type Step =
    | { readonly kind: 'skip'; readonly to: State }
    | { readonly kind: 'token'; readonly expected: Expected; readonly to: State }
    | { readonly kind: 'rule'; readonly rule: string; readonly to: State };

/** The grammar as states and steps, rule by rule. */
export type Automaton = ReadonlyMap<string, State>;

/** Reads the grammar as an automaton, which tells at every place of a text what may come next. */
export function automatonOf(grammar: GrammarAST.Grammar): Automaton {
    const builder = new AutomatonBuilder();
    const rules = grammar.rules.filter(GrammarAST.isParserRule).filter((rule) => !rule.dataType);
    return new Map(rules.map((rule) => [rule.name, builder.ruleStart(rule)]));
}

/** Where an element stands: its rule, and the property that it is assigned to. */
interface Place {
    readonly rule: string;
    readonly property?: string;
}

class AutomatonBuilder {
    private states = 0;

    ruleStart(rule: GrammarAST.ParserRule): State {
        const start = this.state();
        this.element(rule.definition, start, { rule: rule.name }).isEnd = true;
        return start;
    }

    private state(): State {
        return { id: this.states++, steps: [], isEnd: false };
    }

    /** Adds an element behind a state; gives the state behind the element. */
    private element(element: GrammarAST.AbstractElement, from: State, place: Place): State {
        const { cardinality } = element;
        const start = cardinality ? this.state() : from;
        if (cardinality) {
            from.steps.push({ kind: 'skip', to: start });
        }
        const end = this.single(element, start, place);
        if (cardinality === '*' || cardinality === '+') {
            end.steps.push({ kind: 'skip', to: start });
        }
        if (cardinality === '*' || cardinality === '?') {
            const behind = this.state();
            start.steps.push({ kind: 'skip', to: behind });
            end.steps.push({ kind: 'skip', to: behind });
            return behind;
        }
        return end;
    }

    private single(element: GrammarAST.AbstractElement, from: State, place: Place): State {
        if (GrammarAST.isGroup(element)) {
            return element.elements.reduce((state, part) => this.element(part, state, place), from);
        }
        if (GrammarAST.isAlternatives(element)) {
            const behind = this.state();
            for (const alternative of element.elements) {
                this.element(alternative, from, place).steps.push({ kind: 'skip', to: behind });
            }
            return behind;
        }
        if (GrammarAST.isAssignment(element)) {
            return this.element(element.terminal, from, { ...place, property: element.feature });
        }
        if (GrammarAST.isKeyword(element)) {
            return this.token(from, { ...place, keyword: element.value });
        }
        if (GrammarAST.isCrossReference(element)) {
            return this.token(from, { ...place, terminal: 'REF', reference: element.type.$refText });
        }
        return GrammarAST.isRuleCall(element) ? this.call(element, from, place) : from;
    }

    private call(call: GrammarAST.RuleCall, from: State, place: Place): State {
        const rule = call.rule.ref;
        if (!GrammarAST.isParserRule(rule)) {
            return this.token(from, { ...place, terminal: call.rule.$refText });
        }
        if (rule.dataType) {
            return this.element(rule.definition, from, place);
        }
        const to = this.state();
        from.steps.push({ kind: 'rule', rule: rule.name, to });
        return to;
    }

    private token(from: State, expected: Expected): State {
        const to = this.state();
        from.steps.push({ kind: 'token', expected, to });
        return to;
    }
}
