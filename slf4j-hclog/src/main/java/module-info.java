/** An SLF4J provider for plugins: what they log becomes lines of hclog on stderr, where go-plugin's hosts read them. */
@org.jspecify.annotations.NullMarked
module dev.outboard.slf4j {
    requires dev.outboard.hclog;
    requires transitive org.slf4j;
    requires static transitive org.jspecify;

    exports dev.outboard.slf4j;

    provides org.slf4j.spi.SLF4JServiceProvider with
            dev.outboard.slf4j.HclogServiceProvider;
}
