"""The language of the checker, in one place: the words it knows (WORDS) and how they make
statements (PHRASES). What is not here is not understood, and what is not understood is not judged.

A text becomes a row of tags, one for each word of WORDS, name or number; words tagged "" say
nothing and are left out. Each phrase is a regular expression over tags (in capitals); its named
groups hold the tags that matter to `statements`, which has one function for each phrase. A
sentence is understood when phrases cover all of it.
"""

from typing import Final

# Tag of words: the ways of writing it, in Vietnamese and English, separated by |. A colon gives the
# word's value. Vietnamese words are written with their accents: text with accents must have them too.
WORDS: Final[dict[str, str]] = {
    # Says nothing that could be right or wrong.
    "": """của|đã|thì|mà|cũng|vẫn|mới|hiện|hiện nay|riêng|ở|tại|về|theo|kết quả|công bố|
        kết quả công bố|kỳ công bố|khi|để|suốt|tổng sắp|trong bảng tổng sắp|trong một năm|sau một năm|
        chỉ trong một năm|qua một năm|in one year|in a single year|within a year|that|which|region|số|mức|bảng|khắc phục, cải thiện đối với|cải thiện đối với|bảng xếp hạng|bảng tổng sắp|có|này|năm|các|những|
        nội dung về|tương ứng|mạnh|nhẹ|đáng kể|gọi tắt|cấp tỉnh|vùng|khu vực|
        tổng|tỷ lệ|tỉ lệ|một cách|có mặt|người trả lời|người dân trả lời|số người trả lời|cụ thể|trong đó|đồng thời|theo đó|mình|nay|chung|
        xếp loại|đánh giá|được đánh giá|theo đánh giá|theo xếp hạng|theo công bố|
        theo báo cáo|báo cáo|trong năm|của năm|vào năm|tính theo|tiếp tục duy trì|
        tập trung khắc phục|khắc phục|phát huy|đối với|nằm|hiện đang|
        đang|ngay|sự|trên bảng|trên bảng xếp hạng|trong bảng xếp hạng|tức là|tức|được công bố điểm|
        có công bố điểm|được xếp hạng|thiếu|
        the|a|an|its|it|index|province of|city of|year|by|had|has|have|in the year|result|results|
        however|also|respondents|of respondents|people|of people|residents|overall with|that year|the year|as|for|slightly|sharply|'s|
        according to|survey|published|performer|table|whole|of the survey|league table|edition|thành phần|survey year""",
    "PLACES_WORD": """tỉnh|thành phố|tỉnh thành|tỉnh, thành phố|tỉnh, thành|tỉnh và thành phố|
        tỉnh/thành phố|tỉnh, thành phố trực thuộc trung ương|địa phương|thành|tp|tp.|t.p|
        province|provinces|city|cities|localities|provinces and cities|provinces and municipalities""",
    "ONLY": "chỉ|only|just|mới chỉ",
    "ADD": "thêm",
    # Country and position.
    "SCOPE": """cả nước|toàn quốc|trên cả nước|trên toàn quốc|trong cả nước|trong toàn quốc|
        của cả nước|nước|nationwide|nationally|in the country|in the nation|of the country|in viet nam|
        in vietnam|countrywide|country|of all provinces|among all provinces""",
    "OWN_REGION": """trong vùng|trong khu vực|toàn vùng|khu vực này|in the region|in its region|
        of its region|regionally""",
    "BOTTOM": "từ cuối bảng|từ cuối bảng lên|từ cuối|từ dưới lên|tính từ dưới lên|từ dưới đếm lên|từ cuối lên|from the bottom|from bottom",
    "RANK": """xếp|xếp hạng|đứng|thứ|thứ hạng|vị trí|vị trí số|hàng thứ|đứng hàng|xếp hàng|giữ|giữ vững|
        ranked|ranks|rank|ranking|placed|stood|stands|standing|finished|finish|came|sat|sits|positioned|placing|ranking|
        number|no.|place number""",
    "HANG": "hạng",
    "NAMED_RANK": """dẫn đầu:1|đứng đầu:1|xếp đầu:1|đầu bảng:1|đứng đầu bảng:1|dẫn đầu bảng:1|
        quán quân:1|ngôi đầu:1|ngôi đầu bảng:1|ngôi quán quân:1|vị trí đầu:1|vị trí dẫn đầu:1|hạng nhất:1|xếp nhất:1|đứng nhất:1|
        vị trí quán quân:1|á quân:2|hạng nhì:2|xếp nhì:2|đứng nhì:2|
        xếp cuối:last|đứng cuối:last|cuối bảng:last|xếp cuối bảng:last|đứng cuối bảng:last|
        chót bảng:last|đứng chót:last|xếp chót:last|đội sổ:last|xếp cuối cùng:last|đứng cuối cùng:last|
        vị trí cuối:last|vị trí cuối cùng:last|hạng cuối:last|xếp chót bảng:last|
        topped:1|tops:1|led:1|leads:1|leading:1|top of:1|at the top of:1|topping:1|
        last place:last|bottom of:last|at the bottom of:last|last:last""",
    "TOP": "top|tốp|the top",
    "ORDINAL": """thứ nhất:1|thứ nhì:2|thứ hai:2|thứ ba:3|thứ tư:4|thứ năm:5|thứ sáu:6|thứ bảy:7|
        thứ tám:8|thứ chín:9|thứ mười:10|first:1|second:2|third:3|fourth:4|fifth:5|sixth:6|seventh:7|
        eighth:8|ninth:9|tenth:10|eleventh:11|twelfth:12|thirteenth:13|fourteenth:14|fifteenth:15|
        sixteenth:16|seventeenth:17|eighteenth:18|nineteenth:19|twentieth:20""",
    "INT": """một:1|hai:2|ba:3|bốn:4|sáu:6|bảy:7|tám:8|chín:9|mười:10|one:1|two:2|three:3|four:4|
        five:5|six:6|seven:7|eight:8|nine:9|ten:10""",
    # Units.
    "POINTS": """điểm|điểm số|số điểm|tổng số điểm|mức điểm|với số điểm|point|points|pts|score of|
        scores of|a score of""",
    "STEPS": "bậc|thứ bậc|vị trí xếp hạng|bậc xếp hạng|places|place|spots|positions|position|notches|steps",
    "PERCENT": "%|phần trăm|percent|per cent",
    # Verbs.
    "REACH": """đạt|được|đạt được|là|với|đạt mức|ở mức|ghi|ghi được|giành|giành được|chạm mốc|
        tổng điểm đạt|scored|scores|score|scoring|with|got|gets|received|earned|recorded|posted|
        achieved|reached|is|was|were|are|at|being|went|moved|made|belonged|belongs|thuộc về|đi|nhận|đạt số|chuyển|took|lọt""",
    "UP": """tăng|tăng lên|nâng|cải thiện|nhảy|nhảy vọt|thăng|vươn|tiến|leo|leo lên|cộng|cộng thêm|
        tăng trưởng|có cải thiện|sự cải thiện|có sự cải thiện|nhích|khởi sắc|
        rose|rise|rises|risen|rising|increase|increased|increases|increasing|improve|improved|
        improves|improving|improvement|gain|gained|gains|gaining|climb|climbed|climbs|climbing|jump|
        jumped|jumps|advance|advanced|moved up|went up|up|added|grew|soared|surged|leapt|inched|inched up|edged up|edged higher|climbed up|lifted|raised|boosted""",
    "DOWN": """giảm|sụt giảm|giảm sút|suy giảm|tụt|sụt|rơi|rớt|tuột|mất|hạ|lùi|bị giảm|tụt giảm|đi xuống|
        fell|fall|falls|fallen|falling|drop|dropped|drops|dropping|decline|declined|declines|
        declining|decrease|decreased|decreases|decreasing|lost|lose|loses|losing|slip|slipped|slips|
        slid|moved down|went down|down|plunged|tumbled|shed|slipped down|edged down|inched down|edged lower""",
    "SAME": "không đổi|giữ nguyên|không thay đổi|unchanged|stayed the same",
    "LEN": "lên|vươn lên|lên tới|lên đến",
    "XUONG": "xuống|tụt xuống|rơi xuống|xuống tới",
    "CON": "còn",
    "TO": "đến|tới|thành|về vị trí|to",
    "INTO": "vào|lọt vào|sang|into",
    "FROM": "từ|from",
    # Comparisons.
    "THAN": """so với|so với cùng kỳ|so sánh với|than|compared with|compared to|versus|vs|against|
        relative to|than that of|than in|compared with in|so với của""",
    "HON": "hơn",
    "TREN": "trên|above",
    "DUOI": "dưới|below",
    "OVER": "over",
    "ON": "on",
    "HIGHER": "cao hơn|nhỉnh hơn|tốt hơn|nhiều hơn|higher|better|more|ahead of|vượt|đứng trên:rank|xếp trên:rank|outscored|out-scored|surpassed|beat|beats",
    "LOWER": "thấp hơn|kém|kém hơn|ít hơn|lower|worse|less|fewer|behind|trailed|trails|thua|đứng dưới:rank|xếp dưới:rank|đứng sau:rank|xếp sau:rank",
    "MEAN": """trung bình cả nước|trung bình toàn quốc|trung bình chung|trung bình chung cả nước|
        điểm trung bình cả nước|điểm trung bình toàn quốc|điểm trung bình|trung bình|bình quân|
        bình quân cả nước|bình quân chung|mức trung bình|mức trung bình cả nước|mức bình quân|
        trung bình của cả nước|mức trung bình chung|national average|national mean|nationwide average|
        country average|country mean|average|mean|điểm bình quân|điểm bình quân cả nước""",
    "MEDIAN": """trung vị|trung vị cả nước|mức trung vị|điểm trung vị|trung vị toàn quốc|
        mức trung vị cả nước|median|national median|country median""",
    "BEFORE": """năm trước|năm liền trước|năm trước liền kề|năm liền kề trước|năm trước đó|năm liền kề|
        cùng kỳ năm trước|previous year|last year|year before|year earlier|a year earlier|
        the year before|the previous year|prior year|preceding year|the preceding year""",
    "AWAY": "cách|away from",
    "LEAVE": "rời|rời khỏi|khỏi|ra khỏi|bứt khỏi|thoát khỏi|left",
    "EDGE": "ngưỡng|ngưỡng vào|mức sàn|ngưỡng của",
    "FOLLOW": "tiếp theo là|theo sau là|kế đến là|tiếp đến là|sau đó là|kế tiếp là|xếp sau là|followed by",
    "NEXT_TO": "chỉ sau|chỉ đứng sau|chỉ xếp sau|second only to|just behind",
    "SHORT": "để vào|nữa để vào|nữa là vào|để lọt vào|để lên|nữa để lên|short of|from reaching|to reach|to enter",
    # Groups.
    "GROUP": """nhóm|thuộc nhóm|trong nhóm|vào nhóm|nhóm có điểm|nhóm điểm|nhóm đạt điểm|nhóm có điểm số|
        nhóm có mức điểm|nhóm các tỉnh|nhóm tỉnh|nhóm đạt|nhóm địa phương|nhóm các địa phương|
        nhóm các tỉnh có điểm|nhóm những tỉnh|nhóm các tỉnh đạt điểm|nhóm tỉnh có điểm|nhóm xếp hạng|
        nhóm có chỉ số|group|quartile|quarter|tier|performing group|scoring group|groups|group of provinces""",
    "MIDDLE": """điểm trung bình cao:high_average|điểm trung bình thấp:low_average|trung bình cao:high_average|trung bình - cao:high_average|trung bình thấp:low_average|
        trung bình - thấp:low_average|trung bình khá:high_average|high average:high_average|
        high-average:high_average|upper average:high_average|upper-middle:high_average|
        medium-high:high_average|above average:high_average|above-average:high_average|
        low average:low_average|low-average:low_average|lower average:low_average|
        lower-middle:low_average|medium-low:low_average|below average:low_average|
        below-average:low_average|lower-average:low_average|upper-average:high_average""",
    "MOST": "cao nhất:highest|tốt nhất:highest|highest:highest|best:highest|best-performing:highest|highest-scoring:highest",
    "LEAST": """thấp nhất:lowest|kém nhất:lowest|lowest:lowest|poorest:lowest|worst:lowest|
        lowest-performing:lowest|lowest-scoring:lowest""",
    "HIGH": "cao:highest|high:highest|thấp:lowest|low:lowest",
    # Precision.
    "ABOUT": "khoảng|xấp xỉ|gần|chừng|about|around|nearly|almost|approximately|some|roughly|close to",
    "AT_LEAST": "ít nhất|more than|at least|exceeding",
    "AT_MOST": "chưa đến|chưa tới|nhiều nhất|less than|at most|under",
    # Joining.
    "AND": "và|and|cùng|&|rồi|and was|and is",
    "BUT": "nhưng|tuy|tuy nhiên|trong khi|trong khi đó|còn lại|but|while|whereas|yet|although|though",
    "EACH": "đều|cùng đều|both|each|cả hai",
    "RESPECTIVELY": "lần lượt|respectively",
    "INCLUDES": "gồm|bao gồm|gồm có|là các|including|include|namely|như sau|cụ thể như sau",
    "ALL": "cả|all|tất cả|toàn bộ|cả thảy",
    "IN": "trong|in",
    "OF": "of|out of|among|trong số|trong tổng số|trên tổng số|trên tổng|of the|trong tổng",
    "PERIOD": "giai đoạn|trong giai đoạn|trong thời gian|between|period",
    "AFTER": "sau|qua|trong vòng|within|after",
    "STREAK": """năm liền|năm liên tiếp|năm liên tục|consecutive years|years in a row|years running|
        straight years""",
    "INDEX": "chỉ số|các chỉ số",
    "SCALE": "thang điểm|thang|tối đa|scale of|a scale of|on a scale of",
    "DIMENSION": """nội dung|chỉ số nội dung|chỉ số lĩnh vực nội dung|lĩnh vực nội dung|trục nội dung|
        chỉ số thành phần|nội dung thành phần|lĩnh vực|chỉ số lĩnh vực|tiêu chí|dimension|dimensions|
        sub-dimension|sub-dimensions|chỉ số nội dung thành phần""",
    # In the heading of a table.
    "CHANGED": "thay đổi|chênh lệch|tăng/giảm|tăng, giảm|tăng giảm|biến động|mức thay đổi|change|difference",
    # What follows comments on the figures and adds none.
    "COMMENT": """cho thấy|thể hiện|phản ánh|nhờ|góp phần|khẳng định|qua đó|điều này|kết quả này|
        thanks to|reflecting|showing|which shows|which reflects|a result that""",
    # Anything here stops a verdict on the whole sentence; the value is the reason.
    "STOP": """không:negation|chưa:negation|chẳng:negation|không phải:negation|chưa từng:negation|
        không hề:negation|not:negation|never:negation|no longer:negation|hardly:negation|
        barely:negation|failed to:negation|neither:negation|nor:negation|no:negation|without:negation|
        sai:denial|sai sự thật|tin giả:denial|không đúng:denial|bịa đặt:denial|nhầm:denial|
        nhầm lẫn:denial|đính chính:denial|bác bỏ:denial|false:denial|wrong:denial|incorrect:denial|
        untrue:denial|contrary to:denial|mistaken:denial|mistakenly:denial|erroneously:denial|
        wrongly:denial|denied:denial|
        có lẽ:doubt|có thể:doubt|dường như:doubt|hình như:doubt|nghe nói:doubt|được cho là:doubt|
        nghi ngờ:doubt|chắc:doubt|ước:doubt|ước tính:doubt|ước đạt:doubt|khó có thể:doubt|
        perhaps:doubt|may:doubt|might:doubt|reportedly:doubt|allegedly:doubt|supposedly:doubt|
        probably:doubt|likely:doubt|maybe:doubt|could:doubt|doubt:doubt|doubtful:doubt|rumour:doubt|
        nếu:condition|giả sử:condition|giá như:condition|giá mà:condition|miễn là:condition|
        if:condition|unless:condition|would:condition|had it:condition|provided that:condition|
        phải chăng:question|liệu:question|có phải:question|bao nhiêu:question|vì sao:question|
        tại sao:question|thứ mấy:question|whether:question|why:question|did:question|does:question|
        phấn đấu:goal|mục tiêu:goal|đặt mục tiêu:goal|hướng tới:goal|hướng đến:goal|sẽ:goal|
        dự kiến:goal|kỳ vọng:goal|quyết tâm:goal|cam kết:goal|nhằm:goal|yêu cầu:goal|đề ra:goal|
        chỉ tiêu:goal|target:goal|targets:goal|aim:goal|aims:goal|aimed:goal|aiming:goal|will:goal|
        goal:goal|plans to:goal|expects:goal|expected:goal|hopes:goal|strives:goal|
        nói:quotation|nói rằng:quotation|cho rằng:quotation|viết:quotation|viết rằng:quotation|
        đưa tin:quotation|tin:quotation|tuyên bố:quotation|claims:quotation|claimed:quotation|
        said:quotation|says:quotation|wrote:quotation|stated:quotation|
        pci:other_index|par index:other_index|par-index:other_index|parindex:other_index|
        sipas:other_index|ict index:other_index|pgi:other_index|ddci:other_index|dti:other_index|
        paca:other_index|grdp:other_index|gdp:other_index|hdi:other_index|gii:other_index|pii:other_index|
        chỉ số năng lực cạnh tranh:other_index|chỉ số cải cách hành chính:other_index|
        chỉ số hài lòng:other_index|chỉ số chuyển đổi số:other_index|chỉ số xanh:other_index|
        provincial competitiveness index:other_index|public administration reform index:other_index|
        huyện:other_place|xã:other_place|phường:other_place|thị trấn:other_place|thị xã:other_place|
        quận:other_place|district:other_place|commune:other_place|communes:other_place|
        ward:other_place|town:other_place|sở:other_place|
        từ trước đến nay:record|từ trước tới nay:record|trong lịch sử:record|ever:record|
        on record:record|kỷ lục:record|record:record|gấp đôi:record|twice:record""",
}  # fmt: skip

# The total and the dimensions, as documents and the press name them beside the official names.
MEASURES: Final[dict[str, str]] = {
    "total": """papi|chỉ số papi|tổng điểm|tổng điểm papi|điểm tổng hợp|chỉ số tổng hợp|
        papi tổng hợp|điểm tổng|tổng hợp|chỉ số papi tổng hợp|tổng điểm chỉ số papi|
        chỉ số hiệu quả quản trị và hành chính công|bảng xếp hạng papi|xếp hạng papi|thứ hạng papi|
        chỉ số hiệu quả quản trị và hành chính công cấp tỉnh|
        điểm số tổng hợp|kết quả papi|
        total score|overall score|total|overall|overall papi score|papi index|papi score|
        total papi score|papi ranking|papi rankings|papi total|
        provincial governance and public administration performance index""",
    "participation": """tham gia của người dân|sự tham gia của người dân|người dân tham gia|
        sự tham gia của người dân ở cấp cơ sở|participation at local level|citizen participation|
        local participation|citizens' participation|participation at the local level""",
    "transparency": """công khai, minh bạch trong ra quyết định|công khai, minh bạch|
        công khai minh bạch|công khai trong việc ra quyết định|công khai, minh bạch trong việc ra quyết định|
        công khai trong việc ra quyết định ở địa phương|công khai minh bạch trong việc ra quyết định|
        công khai, minh bạch trong ra quyết định ở địa phương|công khai và minh bạch|tính minh bạch|
        transparency in decision-making|transparency of local decision-making|transparency""",
    "accountability": """trách nhiệm giải trình|accountability|vertical accountability|
        trách nhiệm giải trình với dân|accountability towards citizens""",
    "corruption_control": """kiểm soát tham nhũng|control of corruption|corruption control|
        phòng chống tham nhũng|phòng, chống tham nhũng|controlling corruption|anti-corruption""",
    "admin_procedures": """thủ tục hành chính|tthc|thủ tục hành chính công cấp tỉnh|tthc công|
        administrative procedures|public administration procedures""",
    "service_delivery": """dịch vụ công|cung cấp dịch vụ công|public services|service delivery|
        delivery of public services|public service""",
    "environment": "môi trường|quản trị về môi trường|environment|environmental governance",
    "e_governance": "chính quyền điện tử|e-government|electronic governance|egovernance",
    # The survey questions that provinces quote most often.
    "election_quality_02": """được mời đi bầu|được mời đi bầu trưởng thôn|được mời đi bầu cử|
        được mời đi bầu trưởng thôn/tổ trưởng tổ dân phố|hộ được mời đi bầu trưởng thôn""",
    "internet_access_02": """có internet tại nhà|có mạng internet tại nhà|had the internet at home|
        have the internet at home|had internet at home|have internet at home""",
    "public_health_01": "có thẻ bảo hiểm y tế|had health insurance|have health insurance",
    "poverty_lists_01": """danh sách hộ nghèo được công khai|danh sách hộ nghèo được công bố công khai""",
}  # fmt: skip

REGIONS: Final[dict[str, str]] = {
    "MRD": "đồng bằng sông cửu long|đbscl|mekong delta|mekong river delta|miền tây",
    "RRD": "đồng bằng sông hồng|đbsh|red river delta",
    "NMM": """trung du và miền núi phía bắc|trung du miền núi phía bắc|miền núi phía bắc|
        trung du, miền núi phía bắc|trung du và miền núi bắc bộ|northern midlands and mountains|
        northern mountains|northern mountainous region|northern uplands""",
    "NCC": """bắc trung bộ và duyên hải miền trung|bắc trung bộ và duyên hải trung bộ|
        bắc trung bộ, duyên hải miền trung|north central and central coast|
        north central coast and central coast|north central and central coastal region""",
    "CHL": "tây nguyên|central highlands",
    "SE": "đông nam bộ|southeast|south east",
}  # fmt: skip

# Parts that several phrases share. {NUMBER} is any figure with its precision.
PARTS: Final[dict[str, str]] = {
    "SEP": "(?:COMMA AND?|AND|SEMI AND?)",
    "NUMBER": "(?P<near>ABOUT|HON|TREN|AT_LEAST|AT_MOST|DUOI|OVER)?(?P<n>DEC|INT)",
    "DIM": "(?:DIMENSION|INDEX)",
    "UNIT": "(?P<unit>POINTS|STEPS|HANG|PERCENT)",
    "CUE": "(?:RANK|HANG|TO|INTO|IN|REACH|COLON|ONLY)",
    "COUNTRY": "(?:SCOPE|(?:IN|OF|TREN|ALL)*(?P<of>INT)RANK?PLACES_WORD+RANK?)",
    "PREFIX": "(?:REACH|RANK|POINTS|COLON|IN|OF|ONLY)",
    "OUT_OF": "(?:(?:SLASH|OF|TREN|IN)(?P<of>INT)RANK?PLACES_WORD*RANK?)",
    "BY_YEAR": "(?:OPEN? IN?(?P<year>YEAR|BEFORE) CLOSE?)",
    "WAY": "(?P<way>UP|DOWN)",
    "GROUP_NAME": "(?P<group>MIDDLE|MOST|LEAST|HIGH)",
    "ANY_GROUP": "(?:GROUP(?:RANK?(?:ORDINAL|INT))?(?:OPEN? GROUP?)?(?:POINTS)?{GROUP_NAME}CLOSE?(?:SCOPE)?|{GROUP_NAME}GROUP)",
}

# Every phrase: a function of `statements` of this name reads it. The longest match counts, of equal
# ones the earlier.
PHRASES: Final[dict[str, str]] = {
    # Who, when, what.
    "places": "ALL?(?P<n>INT)?PLACES_WORD*(?P<places>PLACE)(?:{SEP}PLACES_WORD*(?:PLACE))*",
    "measures": "{DIM}*(?P<measures>MEASURE)(?:OPEN{DIM}*(?P<number>INT|DEC)CLOSE|(?:{SEP}{DIM}*(?:MEASURE))*)",
    "numbered": "DIMENSION INDEX?RANK?(?P<number>INT|DEC)(?:{SEP}(?:INT|DEC))*(?:COLON|DASH)?(?:OPEN?(?P<named>MEASURE)CLOSE?)?",
    "region": "(?:IN|OF|ALL)*(?P<of>INT)?PLACES_WORD*(?:OWN_REGION?(?P<region>REGION)|OWN_REGION)PLACES_WORD*",
    "years": "IN?(?P<years>YEAR)(?:{SEP}IN?(?:YEAR))*",
    "span": "PERIOD?FROM?(?P<first>YEAR)(?:DASH|TO|AND)(?P<last>YEAR)",
    "lapse": "AFTER(?P<n>INT)",
    "against": "(?:THAN|HON|OVER|ON|FROM)IN?(?P<year>YEAR|BEFORE)",
    "year_before": "(?P<year>BEFORE)",
    "rival": "THAN(?:PLACES_WORD)?(?P<place>PLACE)",
    "average": "POINTS?(?P<average>MEAN|MEDIAN)(?:OF?MEASURE)?(?:OF?{COUNTRY})?",
    # Points, ranks, groups.
    "value": "{PREFIX}*{NUMBER}POINTS(?!HIGHER|LOWER|SHORT)(?:(?:SLASH|OF|TREN)SCALE?(?P<of>INT)POINTS?|OPEN?SCALE(?P<of>INT)CLOSE?)?",
    "value_of": "{PREFIX}*(?P<n>DEC)(?:SLASH|OF|TREN)(?P<of>INT)POINTS?",
    "bare_value": "RANK?(?:REACH|POINTS|COLON|OF|ONLY)+MEASURE?(?P<near>ABOUT|HON|TREN|AT_LEAST|AT_MOST|DUOI|OVER)?(?P<n>DEC)",
    "values": "(?:REACH|POINTS|COLON)*(?P<n>DEC)POINTS?(?:{SEP}(?:DEC)POINTS?)+",
    "percentage": "(?:REACH|COLON|OF)*{NUMBER}PERCENT(?!HIGHER|LOWER)",
    "rank": "{CUE}*(?:RANK|HANG){CUE}*(?P<n>INT|ORDINAL)STEPS?{OUT_OF}?PLACES_WORD*(?P<bottom>BOTTOM)?",
    "ranks": "{CUE}*(?:RANK|HANG){CUE}*(?P<n>INT|ORDINAL)(?:{SEP}{CUE}*(?:INT|ORDINAL))+",
    "ordinals": "REACH*(?P<n>ORDINAL)(?:{SEP}(?:ORDINAL))+STEPS?",
    "ordinal": "{CUE}*(?P<n>ORDINAL)(?:(?:STEPS|HANG)?{OUT_OF}|STEPS|HANG|(?=SCOPE|REACH|ON|IN?REGION|IN?OWN_REGION|BOTTOM))(?P<bottom>BOTTOM)?",
    "rank_of": "(?P<n>INT)SLASH(?P<of>INT)PLACES_WORD*",
    "named_rank": "{CUE}*(?P<n>NAMED_RANK){COUNTRY}?",
    "extreme": "(?:REACH|POINTS)*(?P<which>MOST|LEAST)(?:(?P<what>MEASURE)(?:POINTS|REACH)?)?(?:(?P<where>{COUNTRY})|(?=(?:IN|OF|ALL)*INT?PLACES_WORD*(?:OWN_REGION|REGION)))?",
    "top": "(?:IN|RANK|GROUP|REACH|TO|INTO)*(?:TOP(?P<n>INT)|(?P<n>INT)PLACES_WORD+(?:REACH|POINTS|MEASURE)*(?P<which>NAMED_RANK|MOST|LEAST)|(?P<n>INT)(?P<which>MOST|LEAST)PLACES_WORD+)PLACES_WORD*",
    "group": "(?:{WAY}TO|{WAY}|REACH TO)?(?:REACH|RANK|IN|INTO|POINTS|LEN|XUONG)*(?:{ANY_GROUP}|(?P<middle>MIDDLE))",
    # Changes.
    "move_to_value": "{WAY}?(?:POINTS|REACH)*(?P<to>(?:TO|INTO|LEN|XUONG|CON)+)REACH?(?:{NUMBER}POINTS|(?P<n>DEC)(?!STEPS|PERCENT))",
    "change": "(?P<way>UP|DOWN|ADD|LEN|XUONG)(?:LEN|XUONG|POINTS|HANG|RANK|OF|ADD|TO)*{NUMBER}DASH?{UNIT}(?:AND(?P<n2>DEC|INT)(?P<unit2>POINTS|STEPS|HANG|PERCENT))?",
    "change_after": "{NUMBER}DASH?{UNIT}{WAY}",
    "signed": "(?P<sign>PLUS|MINUS)(?P<n>DEC|INT){UNIT}",
    "bare_change": "{WAY}(?P<n>DEC)",
    "direction": "{WAY}(?P<what>(?:POINTS|HANG|RANK|STEPS)(?:(?:COMMA|AND)(?:POINTS|HANG|RANK))?(?!{CUE}*(?:INT(?!STREAK)|DEC|ORDINAL)))?",
    "move_to_rank": "{WAY}?(?P<to>(?:TO|INTO|LEN|XUONG|CON|IN)+)(?:(?:RANK|HANG|REACH|TO)+(?P<n>INT)|(?:RANK|HANG)*(?P<ordinal>ORDINAL))STEPS?{OUT_OF}?",
    "from_to_rank": "(?:{WAY}|RANK|REACH)?FROM{CUE}*(?P<n>INT|ORDINAL|NAMED_RANK)(?:SLASH INT)?PLACES_WORD*{BY_YEAR}?COMMA?(?P<verb>UP|DOWN)?(?P<to>(?:TO|INTO|LEN|XUONG|CON)+){CUE}*(?P<m>INT|ORDINAL|NAMED_RANK){OUT_OF}?(?:OPEN?IN?(?P<late>YEAR)CLOSE?)?",
    "from_to_value": "{WAY}?FROM(?P<n>DEC|INT)POINTS?{BY_YEAR}?COMMA?(?P<verb>UP|DOWN)?(?P<to>(?:TO|INTO|LEN|XUONG|CON)+)(?P<m>DEC|INT)POINTS?(?:OPEN?IN?(?P<late>YEAR)CLOSE?)?",
    "from_to_group": "{WAY}?(?:FROM|OF)GROUP?(?P<n>MIDDLE|MOST|LEAST)GROUP?{BY_YEAR}?(?P<verb>UP|DOWN)?(?P<to>(?:TO|INTO|LEN|XUONG)+)GROUP?(?P<m>MIDDLE|MOST|LEAST)GROUP?",
    "from_rank": "{WAY}?(?:FROM|THAN){CUE}*(?P<n>INT|ORDINAL|NAMED_RANK){OUT_OF}?{BY_YEAR}",
    "from_value": "{WAY}?(?:FROM|THAN)REACH?(?P<n>DEC)POINTS?{BY_YEAR}",
    # Comparisons with a year, a province, the mean or the median.
    "than_year": "(?P<side>HIGHER|LOWER|HON)(?:THAN IN?)?(?P<year>YEAR|BEFORE)(?:{NUMBER}{UNIT})?",
    "steps_than_year": "REACH*{NUMBER}DASH?{UNIT}(?P<side>HIGHER|LOWER|HON)(?:THAN?IN?(?P<year>YEAR|BEFORE))?",
    "than_place": "(?P<verb>RANK*)(?P<side>HIGHER|LOWER|HON|TREN|DUOI)THAN?PLACES_WORD*(?P<place>PLACE)(?:{NUMBER}{UNIT}|(?:{SEP}PLACES_WORD*(?:PLACE))+)?",
    "steps_than_place": "REACH*{NUMBER}DASH?{UNIT}(?P<side>HIGHER|LOWER|TREN|DUOI)THAN?PLACES_WORD*(?P<place>PLACE)",
    "beside_rival": "RANK*(?P<side>HIGHER|LOWER){NUMBER}{UNIT}",
    "than_average": "(?P<side>HIGHER|LOWER|TREN|DUOI)THAN?(?P<average>MEAN|MEDIAN)SCOPE?(?:{NUMBER}{UNIT}|OF(?P<mean>DEC)POINTS?)?",
    "steps_than_average": "REACH*{NUMBER}{UNIT}(?P<side>HIGHER|LOWER|TREN|DUOI)THAN?(?P<average>MEAN|MEDIAN)SCOPE?",
    "short_of_group": "COLON?CON?(?:{NUMBER}POINTS(?:SHORT|TO)(?:TO|INTO|IN)?{ANY_GROUP}|(?:LOWER|AWAY)EDGE?{ANY_GROUP}{NUMBER}POINTS)",
    # Counts and runs of years.
    "count": "(?:IN|ALL|REACH|ON)*(?P<n>INT)(?:(?:SLASH|OF|TREN|IN)(?P<of>INT))?{DIM}+",
    "followed": "FOLLOW PLACES_WORD*(?P<places>PLACE)(?:{SEP}PLACES_WORD*(?:PLACE))*",
    "next_to": "(?:NEXT_TO|(?P<behind>AFTER))PLACES_WORD*(?P<place>PLACE)",
    "leave": "(?:DOWN|UP|REACH)*LEAVE{ANY_GROUP}{BY_YEAR}?",
    "streak": "(?:IN|ORDINAL|RANK)*(?P<n>INT)STREAK",
    # Words that join; they say nothing themselves.
    "glue": "REACH|POINTS|PLACES_WORD|IN|OF|ON|SCOPE|EACH|RESPECTIVELY|INCLUDES|DIMENSION|INDEX|COLON|TO|INTO|RANK(?=IN?YEAR|UP|DOWN)|ONLY(?!PLACE|PLACES_WORD|MEASURE|DIMENSION|YEAR|IN|OF|INT PLACES_WORD|{SEP})",
}  # fmt: skip
