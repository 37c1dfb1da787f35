package com.keyri.launcher.payara;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmOptionsTest {
    @TempDir
    Path folder;

    @Test
    void shouldTakeTheOptionsThatFitThisJavaAndPutValuesIn() throws IOException {
        Path domain = Files.writeString(folder.resolve("domain.xml"), """
                <domain><configs><config><java-config>
                  <jvm-options>-server</jvm-options>
                  <jvm-options>[21|]--since=21</jvm-options>
                  <jvm-options>[|17]--until=17</jvm-options>
                  <jvm-options>-Dfolder=${com.sun.aas.instanceRoot}/config</jvm-options>
                  <jvm-options>-Dhome=${com.sun.aas.installRoot}/lib</jvm-options>
                </java-config></config></configs></domain>
                """);
        Map<String, String> values = Map.of("com.sun.aas.instanceRoot", "/data/domain");

        assertEquals(
                List.of("-server", "--until=17", "-Dfolder=/data/domain/config"), JvmOptions.read(domain, 17, values));
        assertEquals(
                List.of("-server", "--since=21", "-Dfolder=/data/domain/config"), JvmOptions.read(domain, 21, values));
    }

    @Test
    void shouldLetTheOperatorsOptionsComeLast() {
        assertEquals(
                List.of("-Xmx512m", "-XX:+UseSerialGC", "-Xmx2g"),
                JvmOptions.followedBy(List.of("-Xmx512m", "-XX:+UseSerialGC"), List.of("-Xmx2g")));
    }

    @Test
    void shouldLeaveOutWhatIsForOurCollectorWhereTheOperatorChoosesAnother() {
        List<String> domain = List.of(
                "-Xmx512m",
                "-Xmn64m",
                "-XX:+UseSerialGC",
                "-XX:MinHeapFreeRatio=15",
                "-XX:MaxHeapFreeRatio=30",
                "-Da=b");

        assertEquals(
                List.of("-Xmx512m", "-Da=b", "-XX:+UseG1GC", "-Xmx4g"),
                JvmOptions.followedBy(domain, List.of("-XX:+UseG1GC", "-Xmx4g")));
    }
}
