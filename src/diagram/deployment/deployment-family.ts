import type { ArchitectureModel } from '../../model/architecture.ts';
import type { Deployment } from '../../model/deployment.ts';
import { displayName } from '../../model/element.ts';
import { choose } from '../views/choose.ts';
import type { ViewFamily } from '../views/view-family.ts';
import { deploymentView } from './build-deployment.ts';

/** `deployment:<name>`: what runs where, and what ships together. */
export const deploymentFamily: ViewFamily = {
    of: 'deployment',
    names: (model) => model.deployments.map((deployment) => `deployment:${deployment.id}`),
    build({ model, name, subject, declared, findings }) {
        const deployment = findDeployment(model, subject);
        if (!deployment) {
            return undefined;
        }
        const { subject: _, ...view } = declared ?? { subject: '', name: '', show: [], hide: [] };
        const team = (owner: string | undefined) => (owner === undefined ? {} : { team: owner });
        const chosen = choose(
            view,
            model.services.map((service) => ({ ...service, ...team(service.owner) })),
            [],
        );
        const isNarrowed = view.show.length + view.hide.length > 0;
        const system = model.system === undefined ? [] : [displayName(model.system)];
        return deploymentView(model, deployment, {
            view: name,
            title: declared ? displayName(declared) : [...system, titleOf(deployment)].join(' · '),
            findings,
            shows: (unit) => !isNarrowed || unit.runs.some((id) => chosen.ids.has(id)),
            notes: isNarrowed ? chosen.notes : [],
        });
    },
};

/** `production on Kubernetes` */
function titleOf(deployment: Deployment): string {
    const name = displayName(deployment);
    return deployment.platform === undefined ? name : `${name} on ${deployment.platform}`;
}

/** The deployment of this id, or the only one. */
function findDeployment({ deployments }: ArchitectureModel, id: string | undefined): Deployment | undefined {
    const [only, ...others] = deployments;
    return id === undefined && others.length === 0 ? only : deployments.find((each) => each.id === id);
}
