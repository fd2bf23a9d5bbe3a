import { URI, UriUtils } from 'langium';
import type { EarlierState } from '../protocol/diagram/comparison.ts';

const SINCE_REVISION = 'changes:';
const SINCE_FOLDER = 'changes-folder:';

/** The name of the view of what changed since an earlier state: `changes:main`, `changes-folder:file:///work/old`. */
export function changesName(earlier: EarlierState): string {
    return earlier.kind === 'revision' ? SINCE_REVISION + earlier.name : SINCE_FOLDER + earlier.uri;
}

/** The earlier state that a view is about; undefined for views of one state. */
export function earlierStateOf(view: string): EarlierState | undefined {
    if (view.startsWith(SINCE_REVISION) && view.length > SINCE_REVISION.length) {
        return { kind: 'revision', name: view.slice(SINCE_REVISION.length) };
    }
    return view.startsWith(SINCE_FOLDER) && view.length > SINCE_FOLDER.length
        ? { kind: 'folder', uri: view.slice(SINCE_FOLDER.length) }
        : undefined;
}

/** What people call an earlier state: the revision, or the folder's own name. */
export function earlierTitle(earlier: EarlierState): string {
    return earlier.kind === 'revision'
        ? earlier.name
        : UriUtils.basename(URI.parse(earlier.uri.replace(/\/+$/, ''))) || earlier.uri;
}
