// Runs before anything is painted, so that a chosen theme doesn't flash the other one first.
import { apply, chosen } from './appearance.js';

apply(chosen());
