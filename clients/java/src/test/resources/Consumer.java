import com.keyri.client.ConnectionException;
import com.keyri.client.DeviceKeys;
import com.keyri.client.Installation;
import com.keyri.client.KeyriServer;
import com.keyri.client.PageProof;
import com.keyri.client.SignInVerifier;
import com.keyri.protocol.TransactionText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** An application that has this client, what it declares, and nothing else. */
class Consumer {
    public static void main(String[] folders) throws IOException, ReflectiveOperationException {
        int classes = 0;
        for (String folder : folders) {
            for (String name : names(Path.of(folder))) {
                Class<?> loaded = Class.forName(name);
                loaded.getDeclaredMethods();
                loaded.getDeclaredConstructors();
                classes++;
            }
        }
        Installation nobody = Installation.at(URI.create("https://127.0.0.1:1"), HttpClient.newHttpClient(), Clock.systemUTC());
        DeviceKeys.generate().deviceKey().thumbprint();
        try {
            new KeyriServer(nobody, "key").createTransaction("user", "nonce", new TransactionText("Pay"));
        } catch (ConnectionException e) {
            System.out.println("classes " + classes);
        }
        new SignInVerifier(nobody, "app_1");
        new PageProof("", "POST", "");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                    .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                    .toList();
        }
    }
}
