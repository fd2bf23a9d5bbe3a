import type { ArchitectureModel } from '../../model/architecture.ts';
import type { View as DeclaredView } from '../../model/view.ts';
import type { FindingMarks } from './finding-marks.ts';
import type { View } from './view.ts';

/** What whoever asks for a view may add to its name. */
export interface ViewOptions {
    /** Findings to mark, by the id of the element or relation that they are about; off when absent. */
    readonly findings?: FindingMarks | undefined;
    /** Ids of the contexts, brokers and other frames that are drawn folded. */
    readonly folded?: ReadonlySet<string>;
    /** Ids of frames that are drawn open in a view that folds them by itself, as the landscape does. */
    readonly opened?: ReadonlySet<string>;
    /** How many lines a view of one element's neighbourhood goes from it, 1 to 9; what the view says when absent. */
    readonly hops?: number;
}

/** What is asked of a family. */
export interface ViewRequest extends ViewOptions {
    readonly model: ArchitectureModel;
    /** The name by which the view was asked for. */
    readonly name: string;
    /** What stands after the colon of a generated name, or the id of the element that a declared view is about. */
    readonly subject?: string;
    /** The declaration that narrows, groups, turns or names the view. */
    readonly declared?: DeclaredView;
}

/** Views of one kind: how they are called, and how one is made of a model. */
export interface ViewFamily {
    /** The word in `view … of <word>` and before the colon of generated names. */
    readonly of: string;
    /** Its views are about findings: whoever draws one has to know them. */
    readonly aboutFindings?: true;
    /** Names of the views that this model has without declaring them. */
    names(model: ArchitectureModel): readonly string[];
    /** The view; nothing when the model has no such subject. */
    build(request: ViewRequest): View | undefined;
}
