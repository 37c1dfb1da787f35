package com.keyri.launcher.payara;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One of Payara's two forms: how it is started on a domain folder. The domain itself is the same for both. */
sealed interface Distribution permits ServerDistribution, MicroDistribution {

    /** The name of the domain folder and of the process's record. */
    String name();

    /** The log that it writes, one JSON object a line. */
    Path log(PayaraDomain domain);

    /** Adds to the laid-out folder what only this form wants. */
    void complete(PayaraDomain domain, String masterPassword) throws IOException;

    /** Program and arguments; {@code javaOptions} come beside those of {@code domain.xml}. */
    List<String> command(PayaraDomain domain, List<String> javaOptions);

    /** What the program reads from its standard input. */
    String input(String masterPassword);
}
