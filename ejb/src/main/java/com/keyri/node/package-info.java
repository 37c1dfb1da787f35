/** The nodes that share one database: who lives, and the way on which they tell each other what has happened. */
package com.keyri.node;
