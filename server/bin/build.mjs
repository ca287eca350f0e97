import './check-node.mjs';
import { ensureBuild } from './prepare.mjs';

ensureBuild();
