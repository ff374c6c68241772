/** Fills forms in the browser as a respondent would, step by step, for the comparison with Java. */
import '/expression/functions.js';
import '/expression/rare.js';
import { Filling } from '/form/filling.js';

const state = (filling) => ({
  answers: filling.answers(),
  problems: filling.problems().map(({ node, problem }) => filling.path(node) + ' ' + problem.toUpperCase()),
});

function take(filling, step) {
  if (step.add) {
    const around = filling.find(step.around) || filling.root;
    if (around.kids[step.add]) filling.add(around, step.add);
    return;
  }
  const node = filling.find(step.at);
  if (node && step.remove) filling.remove(node);
  else if (node) filling.set(node, step.answer);
}

const circumstances = { now: () => '2016-08-01T08:51:12.000+08:00', random: () => 0.5 };

/** Each step's state after it; steps whose place is not there change nothing. */
window.fillStepByStep = (logic, steps) => {
  const filling = new Filling(logic, {}, circumstances);
  return steps.map((step) => {
    take(filling, step);
    return state(filling);
  });
};

/** The state of the form with each of these answers. */
window.fillAll = (logic, all) => all.map((answers) => state(new Filling(logic, answers, circumstances)));

/** The milliseconds that one change takes in a form where nothing else depends on it, and where much does. */
window.timeChanges = (logic, paths, count) => paths.map((path) => {
  const filling = new Filling(logic, {}, circumstances);
  const node = filling.find(path);
  const start = performance.now();
  for (let i = 0; i < count; i++) filling.set(node, i);
  return (performance.now() - start) / count;
});
