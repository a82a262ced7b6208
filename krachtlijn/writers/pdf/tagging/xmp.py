"""What the XMP packet of a PDF/A must say besides, for the file to be PDF/UA as well."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

# PDF/A admits no property without a schema that describes it (ISO 19005-3, 6.6.2.3.1), so the identifier of PDF/UA
# (ISO 14289-1, 5) comes with its extension schema.
_IDENTIFIER = """<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 this document conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
_LANGUAGE = """<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language></rdf:Description>
"""


def declare_universal_accessibility(document: Any, pdf: Any) -> None:
    """WeasyPrint finisher: say in the XMP of a PDF/A file that it is PDF/UA-1 too, and in what language it is."""
    stream = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    packet: bytes = stream.stream[0]
    end = b"</rdf:RDF>"
    if packet.count(end) != 1:
        raise ValueError("the XMP packet has not the one rdf:RDF element that is expected")
    more = _IDENTIFIER + _LANGUAGE.format(language=escape(document.metadata.lang))
    stream.stream[0] = packet.replace(end, more.encode() + end)
