package com.keyri.operation;

import com.keyri.schedule.TimedTask;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How the system runs, as this node sees it.
 *
 * @param databaseTook how long the database took to answer
 * @param schemaFits whether its schema is the one that this Keyri was built for
 * @param tokenKey the name of the key that signs tokens now; empty where none can
 * @param otherNodes how many other nodes live
 * @param gridReaches how many other nodes Payara's data grid reaches; empty where it is off
 * @param cryptoProvider what does ES256, with its version
 * @param mailsWaiting mails that are neither delivered nor given up
 * @param failingTasks timed tasks of this node that failed at their last time
 */
public record SystemState(
        Duration databaseTook,
        boolean schemaFits,
        Optional<String> tokenKey,
        int otherNodes,
        Optional<Integer> gridReaches,
        String cryptoProvider,
        long mailsWaiting,
        Set<TimedTask> failingTasks) {
    public SystemState {
        failingTasks = Set.copyOf(failingTasks);
    }
}
