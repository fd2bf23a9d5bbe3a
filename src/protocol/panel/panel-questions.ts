import {
    applyFix,
    type DetailsRequest,
    type ElementDetails,
    elementDetails,
    type FixOutcome,
    type FixRequest,
} from '../diagram/elements.ts';
import { drawPicture, type PanelPicture, type PictureRequest } from '../diagram/picture.ts';
import { listViews, type OfferedViews } from '../diagram/views.ts';
import type { RequestMessage } from '../message.ts';
import type { PanelQuestion } from './to-host.ts';

/** What each question of the panel tells, and what comes back. */
export interface PanelQuestions {
    readonly views: { readonly params: { readonly uri: string }; readonly result: OfferedViews };
    readonly picture: { readonly params: PictureRequest; readonly result: PanelPicture };
    readonly details: {
        readonly params: DetailsRequest;
        readonly result: { readonly details?: ElementDetails | undefined };
    };
    readonly fix: { readonly params: FixRequest; readonly result: { readonly outcome: FixOutcome } };
}

/** The message to the language server behind each question of the panel. */
export const QUESTION_MESSAGES: {
    readonly [Question in PanelQuestion]: RequestMessage<
        PanelQuestions[Question]['params'],
        PanelQuestions[Question]['result']
    >;
} = {
    views: listViews,
    picture: drawPicture,
    details: elementDetails,
    fix: applyFix,
};
