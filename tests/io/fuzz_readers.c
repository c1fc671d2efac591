/* Feeds damaged files to the readers: fuzz_readers SECONDS [SEED]. Seeds of every format are changed at random, always
 * in the same order for a seed, and read; what is read is written in every format. A crash, a sanitizer's report, a
 * leak or a call of more than five seconds is a find, and so is a refusal that does not name its line and column; the
 * input is then in the file that is named at the start. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "io/io.h"
#include "io/mutate.h"

#include <stdio.h>

static const char *const seeds[] = {
    "from,to,weight,wave,type\na,b,1,2019,directed\n\"b\nx\",\"c\"\"\",2.5,2021,undirected\n,,\n",
    "sep=;\nSource;Target;Wert\n007;'=1;1,5\nä;b;2\n",
    "0\t1\r\r\n2\t3\r\r\n",
    "id,role,waves,answered\na,hub,2019|2021,yes\nb,\"x,y\",,no\na,,2021,\n",
    ",a,b,c\na,0,1,2\nb,1,0,0\nc,2,0,0\n",
    "0 1 0 0\n1 0 1 0\n0 1 0 1\n0 0 1 0\n",
    "*Network n\n*Vertices 3\n1 \"a\" 0.1 0.2 0.3 ic Red\n2 b\n3 \"c\\n\"\"\"\n*Arcs :1 \"x\"\n1 2 3\n*Edges :2\n2 "
    "3\n*Arcslist\n1 2 3\n"
    "*Matrix\n0 1 0\n1 0 0\n0 0 0\n",
    "DL N=3 NM=2\nFORMAT = FULLMATRIX DIAGONAL PRESENT\nROW LABELS:\na\nb\nc\nLEVEL LABELS:\nx\ny\nDATA:\n0 1 0\n1 0 "
    "1\n0 1 0\n"
    "0 1 0 0 0 1 1 0 0\n",
    "dl n=3, format=edgelist1\nlabels embedded:\ndata:\na b 2\nb c\n!\n",
    "member,meeting,date,size\na,X,2021-03-01,3\nb,X,2021-03-01,\nb,X,2021-04-01,\nc,,,\n,Y,,2\n",
    ",E1,E2\na,1,0\nb,x,-\n",
    "Timestamp,Your name,Team,Advice? [Ann],Advice? [Bo Ek],Help 1,Help 2,Friends\n3/14/2026 9:30,Ann,x,,Often,Bo "
    "Ek,,\"Bo Ek, Cy\"\n3/14/2026 9:31,bo ek,y,Never,,\"Lee, Ann\",Cy,Ann;Zed\n",
    "StartDate,ResponseId,Q1,Q2_1,Q2_2\nStart,Id,Your name?,Trust - Ann,Trust - "
    "Bo\n{ImportId:1},{ImportId:2},{ImportId:3},"
    "{ImportId:4},{ImportId:5}\n2026-01-01,R1,Ann,,5 - high\n2026-01-02,R2,Bo,2,\n",
    "Respondent ID,First Name,Last Name,Talk,,Team\n,,,Ann Lee,Bo Ek,Response\n1,Ann,Lee,,Weekly,x\n2,Bo,Ek,Daily,,y\n",
    "DL NR=2 NC=3\nROW LABELS:\na\nb\nCOLUMN LABELS:\nx,y,z\nDATA:\n1 0 1\n0 1 0\n",
    "DL N=4 FORMAT=NODELIST1 LABELS: a,b,\"c d\",e\nDATA:\n1 2 3\n4 1\n",
    "DL N=3 FORMAT=LOWERHALF DIAGONAL=ABSENT DATA:\n1\n0 1\n",
    "{\"directed\": true, \"netweave\": {\"weight\": \"w\", \"waves\": [\"x\", \"y\"], \"levels\": {\"r\": "
    "[\"lo\", \"hi\"]}},\n"
    "\"nodes\": [{\"id\": \"a\", \"r\": \"lo\", \"waves\": [\"x\"], \"unanswered\": [\"x\"]}, {\"id\": 2, "
    "\"tags\": [1, \"t\"], \"n\": 1.5e3, \"t\": true}],\n"
    "\"links\": [{\"source\": \"a\", \"target\": 2, \"w\": 2, \"wave\": \"x\", \"layer\": \"l\"}, {\"source\": "
    "2, \"target\": \"a\", \"directed\": false}]}",
    "%%MatrixMarket matrix coordinate real general\n%member 1 \"a\"\n% x\n3 3 3\n1 2 2.5\n2 1 2.5\n3 3 1\n",
    "Creator \"x\"\nVersion 1\ngraph [\n  directed 1\n  node [ id 0 label \"a &quot;&#233;&#x1F600;\" n 1.5 graphics [ "
    "x "
    "1 ] ]\n  node [ id 1 name \"b\" n \"t\" ]\n  # c\n  edge [ source 0 target 1 value 2.0E+1 layer \"l\" wave \"x\" "
    "]\n  "
    "edge [ source 1 target 0 directed 0 how \"mail\" ]\n]\n",
    "%%matrixmarket matrix coordinate pattern symmetric\n3 3 2\n2 1\n3 1\n",
    "{\"nodes\":[{\"name\":\"x\",\"group\":1},{\"name\":\"x\"}],\"edges\":[{\"from\":0,\"to\":1,\"value\":\"3\"}]}",
    "{\"elements\":{\"nodes\":[{\"data\":{\"id\":\"0\",\"n\":\"\\u00e9\\ud83d\\ude00\"}}],\"edges\":[{\"data\":{"
    "\"source\":\"0\",\"target\":\"1\"}}]}}",
    "[{\"data\":{\"id\":1}},{\"data\":{\"source\":1,\"target\":2}}]",
    "{\"elements\":[{\"id\":\"e1\",\"label\":\"A\",\"tags\":[\"u\",\"v\"]},{\"label\":\"B\"}],\"connections\":[{"
    "\"from\":\"e1\",\"to\":\"B\",\"type\":\"likes\",\"direction\":\"mutual\"}]}",
    "<gexf version=\"1.3\"><graph defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"double\"><attributes "
    "class=\"node\"><attribute id=\"0\" title=\"r\" type=\"double\"><default>1</default></attribute><attribute "
    "id=\"1\" "
    "title=\"waves\" type=\"string\"/></attributes><attributes class=\"edge\"><attribute id=\"0\" title=\"wave\" "
    "type=\"string\"/><attribute id=\"weight\" title=\"w\" type=\"float\"/></attributes><nodes><node id=\"a\" "
    "label=\"A\" "
    "start=\"1\" end=\"3\"><attvalues><attvalue for=\"0\" value=\"2.5\" start=\"1\"/></attvalues><nodes><node id=\"b\" "
    "label=\"B\"/></nodes></node></nodes><edges><edge id=\"0\" source=\"a\" target=\"b\" weight=\"2\" kind=\"k\" "
    "type=\"mutual\"><spells><spell start=\"1\" end=\"2\"/><spell timestamp=\"3\"/></spells></edge><edge source=\"b\" "
    "target=\"a\" label=\"l\"><attvalues><attvalue for=\"weight\" "
    "value=\"1\"/></attvalues></edge></edges></graph></gexf>",
    "<?xml version=\"1.0\"?>\n<gexf><graph><attributes class=\"node\"><attribute id=\"w\" "
    "title=\"waves\"/></attributes>"
    "<attributes class=\"edge\"><attribute id=\"e\" title=\"wave\"/></attributes><nodes><node "
    "id=\"1\"><attvalues><attvalue "
    "for=\"w\" value=\"x|y\"/></attvalues></node><node id=\"2\"/></nodes><edges><edge source=\"1\" "
    "target=\"2\"><attvalues>"
    "<attvalue for=\"e\" value=\"x\"/></attvalues></edge></edges></graph></gexf>",
    "<?xml version=\"1.0\"?>\n<graphml><key id=\"d\" for=\"node\" attr.name=\"r\" "
    "attr.type=\"double\"><default>1</default></key>"
    "<key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/><key id=\"waves\" for=\"node\" "
    "attr.name=\"waves\"/>"
    "<key id=\"w\" for=\"edge\" attr.name=\"wave\"/><graph edgedefault=\"directed\"><node id=\"a\"><data "
    "key=\"d\">2</data>"
    "<data key=\"waves\">x|y</data></node><node id=\"b\"/><edge source=\"a\" target=\"b\"><data key=\"weight\">2</data>"
    "<data key=\"w\">x</data></edge><edge source=\"b\" target=\"a\" directed=\"false\"/></graph></graphml>",
};

static const char *const words[] = {"\"",
                                    "\n",
                                    "\r\n",
                                    ",",
                                    ";",
                                    "\t",
                                    "-1",
                                    "NaN",
                                    "1e308",
                                    "4000000000",
                                    "99999999999999999999",
                                    "<",
                                    "&lt;",
                                    "&x;",
                                    "]]>",
                                    "<!DOCTYPE a>",
                                    "*Vertices 4000000000\n",
                                    "N=4000000000 ",
                                    "\xff",
                                    "\xef\xbb\xbf",
                                    "\xff\xfe",
                                    "'",
                                    "*Matrix\n",
                                    "LABELS:",
                                    "!",
                                    "|",
                                    "=",
                                    "\\u0000",
                                    "{",
                                    "}",
                                    "[",
                                    "]",
                                    "{\"id\": 1}",
                                    "null",
                                    ":",
                                    " "};

static const char *const options[] = {NULL,
                                      "format=members",
                                      "format=csv",
                                      "format=matrix",
                                      "format=pajek",
                                      "format=dl",
                                      "format=graphml",
                                      "format=matrix_market",
                                      "format=gml",
                                      "direction=undirected",
                                      "format=json",
                                      "format=kumu",
                                      "format=gexf",
                                      "format=kumu_connections",
                                      "weight=w",
                                      "weight=none",
                                      "wave=w",
                                      "layer=l",
                                      "direction=directed",
                                      "strict=yes",
                                      "format=attendance",
                                      "format=incidence",
                                      "format=survey",
                                      "format=survey missing=9 codes='Often=3;x=1' questions='Advice?;h=Help'",
                                      "windows=3",
                                      "width=1 largest=2",
                                      "projection=newman"};

static void write_all(const netweave_builder *builder) {
    netweave_network *network = NULL;
    if (netweave_builder_finish(builder, &network) != NETWEAVE_STATUS_OK)
        return;
    for (size_t k = 0; k < nw__format_count; k++) {
        char format[64];
        char *text = NULL;
        char *losses = NULL;
        snprintf(format, sizeof format, "format=%s", nw__formats[k].name);
        if (netweave_network_roster(network) != NULL &&
            netweave_network_format(network, format, NULL, &text, NULL, &losses) == NETWEAVE_STATUS_OK) {
            netweave_text_free(text);
            netweave_text_free(losses);
        }
    }
    netweave_network_free(network);
}

/* True for a refusal that names file, line and column. */
static bool placed(const char *sentence) {
    int line = 0;
    int place = 0;
    int used = 0;
    return sscanf(sentence, "in.txt:%d:%d: %n", &line, &place, &used) == 2 && used > 0 && line > 0 && place > 0;
}

static void read_once(nw__random *random, const char *text, size_t length) {
    const char *option = nw__random_below(random, 2) > 0 ? NULL : pick(random, TEXTS(options));
    const char *before = pick(random, TEXTS(seeds));
    netweave_builder *builder = NULL;
    alarm(CALL_SECONDS);
    if (netweave_builder_create(&builder) != NETWEAVE_STATUS_OK)
        return;
    if (nw__random_below(random, 4) == 0) /* what is read meets what is there */
        (void)netweave_builder_read_memory(builder, "before.txt", before, strlen(before), NULL, NULL);
    char *copy = nw__copy(text, length, 1); /* of the exact size, so that reading beyond it is seen */
    netweave_status status =
        copy != NULL ? netweave_builder_read_memory(builder, "in.txt", copy, length, option, NULL) : NETWEAVE_STATUS_OK;
    nw__free(copy);
    if (status == NETWEAVE_STATUS_OK) {
        write_all(builder);
    } else if (!placed(netweave_last_error())) {
        fprintf(stderr, "a refusal without its place: %s\n", netweave_last_error());
        abort();
    }
    netweave_builder_free(builder);
}

int main(int argument_count, char **arguments) {
    static char text[LONGEST + 1];
    double seconds = argument_count > 1 ? atof(arguments[1]) : 2;
    uint64_t seed = argument_count > 2 ? (uint64_t)atoll(arguments[2]) : 1;
    int find = open_find();
    uint64_t inputs = 0;
    double start = seconds_now();
    do {
        nw__random random = nw__random_stream(seed, inputs++);
        size_t length = mutate(&random, TEXTS(seeds), TEXTS(words), text);
        keep(find, text, length);
        read_once(&random, text, length);
    } while (seconds_now() - start < seconds);
    printf("%llu inputs read, seed %llu, no find\n", (unsigned long long)inputs, (unsigned long long)seed);
    return 0;
}
