import { expose } from 'comlink';
import { createEngine } from '../domain/engine/engine.ts';

expose(createEngine());
