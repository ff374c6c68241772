// The rooms of a study, in no order: each says its own. A feature is a folder that exports `room` and `routes`.
export const features = [
  () => import('./study/study.js'),
  () => import('./participation/participation.js'),
  () => import('./questionnaires/questionnaires.js'),
  () => import('./results/results.js'),
  () => import('./field/field.js'),
  () => import('./responses/responses.js'),
  () => import('./datasets/datasets.js'),
  () => import('./interviews/interviews.js'),
  () => import('./casestudies/casestudies.js'),
];
