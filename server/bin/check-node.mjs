// Plain old syntax on purpose: this file must still run on a Node that is too old for the rest.
var wanted = [20, 19];
var have = process.versions.node.split('.').map(Number);
if (have[0] < wanted[0] || (have[0] === wanted[0] && have[1] < wanted[1])) {
  console.error(
    'Gridlight needs Node.js ' + wanted.join('.') + ' or newer; this is ' + process.version + ' (' + process.execPath + ').\n' +
      'Install a newer Node.js (https://nodejs.org/) and run the command again.',
  ); // prettier-ignore
  process.exit(1);
}
